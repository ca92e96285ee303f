"""What an answer to Alexa must be: the platform's rules, and the few that this product adds.

The facts with their addresses stand in the platform notes; `Violation.source` points there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from skill.device import directive_rules, ssml_rules
from skill.device.ssml import SsmlError, heard_text
from skill.device.words import keys, words_of

MOST_SPEECH = 8_000
MOST_CARD = 8_000
MOST_IMAGE_URL = 2_000
MOST_RESPONSE = 120 * 1024
JSON_REFERENCE = (
    "https://developer.amazon.com/en-US/docs/alexa/custom-skills/"
    "request-and-response-json-reference.html"
)
_SSML_REFERENCE = ssml_rules.__doc__.split()[-1] if ssml_rules.__doc__ else ""
_CARDS: dict[str, frozenset[str]] = {
    "Simple": frozenset({"title", "content"}),
    "Standard": frozenset({"title", "text", "image"}),
    "LinkAccount": frozenset(),
    "AskForPermissionsConsent": frozenset({"permissions"}),
}
_PLACEHOLDER = re.compile(r"[{}\[\]]")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


class House(NamedTuple):
    """Rules of our own: the platform would let more through."""

    session_attribute_bytes: int = 2_048
    """What the next turn needs fits in this (the contract)."""


HOUSE = House()


class Violation(NamedTuple):
    """A broken rule: its name, the place in the answer, what to do, and where the rule stands."""

    rule: str
    where: str
    message: str
    source: str


def check_response(
    request: Mapping[str, Any], response: Any, house: House = HOUSE
) -> list[Violation]:
    """Every rule that `response` breaks as the answer to `request` (the whole request JSON)."""
    if not isinstance(response, dict):
        return [Violation("json_shape", "", "the answer must be a JSON object.", JSON_REFERENCE)]
    inner = response.get("response")
    if not isinstance(inner, dict):
        return [Violation("json_shape", "response", "must be an object.", JSON_REFERENCE)]
    found = [*_shape(response, inner), *_sizes(response, house)]
    if any(violation.rule == "json_shape" for violation in found):
        return found
    if request.get("request", {}).get("type") == "SessionEndedRequest":
        return [*found, *_to_session_end(inner)]
    return [
        *found,
        *_speech(inner, "outputSpeech"),
        *_speech(inner.get("reprompt") or {}, "reprompt.outputSpeech"),
        *_card(inner.get("card")),
        *(Violation(*each) for each in directive_rules.check(request, inner)),
        *_session(inner),
    ]


def plain(speech: Mapping[str, Any] | None) -> str:
    """The words of an outputSpeech object as heard; "" where there are none."""
    if not speech:
        return ""
    if speech.get("type") == "PlainText":
        return str(speech.get("text", ""))
    try:
        return heard_text(str(speech.get("ssml", "")))
    except SsmlError:
        return ""


def _shape(response: dict[str, Any], inner: dict[str, Any]) -> Iterator[Violation]:
    def wrong(where: str, message: str) -> Violation:
        return Violation("json_shape", where, message, JSON_REFERENCE)

    if response.get("version") != "1.0":
        yield Violation("version", "version", 'must be "1.0".', JSON_REFERENCE)
    for name in response.keys() - {"version", "sessionAttributes", "response", "userAgent"}:
        yield wrong(name, "is no field of an answer.")
    wanted: dict[str, type | tuple[type, ...]] = {
        "outputSpeech": dict,
        "reprompt": dict,
        "card": dict,
        "directives": list,
        "shouldEndSession": bool,
    }
    for name, value in inner.items():
        if name not in {*wanted, "apiResponse", "canFulfillIntent", "experimentation"}:
            yield wrong(f"response.{name}", "is no field of an answer.")
        elif name in wanted and value is not None and not isinstance(value, wanted[name]):
            yield wrong(f"response.{name}", "has the wrong type.")
    for position, directive in enumerate(inner.get("directives") or []):
        if not isinstance(directive, dict) or not isinstance(directive.get("type"), str):
            yield wrong(f"response.directives[{position}]", "must be an object with a type.")
    speeches = [inner.get("outputSpeech"), (inner.get("reprompt") or {})]
    if not isinstance(response.get("sessionAttributes") or {}, dict):
        yield wrong("sessionAttributes", "must be an object.")
    if isinstance(speeches[1], dict) and speeches[1]:
        inside = speeches[1].get("outputSpeech")
        if inside is not None and not isinstance(inside, dict):
            yield wrong("response.reprompt.outputSpeech", "must be an object.")


def _sizes(response: dict[str, Any], house: House) -> Iterator[Violation]:
    try:
        size = len(json.dumps(response, ensure_ascii=False, allow_nan=False).encode())
        attributes = response.get("sessionAttributes") or {}
        state = len(json.dumps(attributes, ensure_ascii=False).encode())
    except (TypeError, ValueError) as error:
        yield Violation("json_shape", "", f"is no JSON: {error}.", JSON_REFERENCE)
        return
    if size > MOST_RESPONSE:
        message = f"is {size} bytes; at most {MOST_RESPONSE} are taken."
        yield Violation("response_size", "response", message, "alexa.md 3.1")
    if state > house.session_attribute_bytes:
        message = f"are {state} bytes; keep them under {house.session_attribute_bytes}."
        yield Violation("session_attributes_size", "sessionAttributes", message, "contracts.md")


def _to_session_end(inner: Mapping[str, Any]) -> Iterator[Violation]:
    for name in ("outputSpeech", "reprompt", "card", "directives"):
        if inner.get(name):
            yield Violation(
                "no_answer_to_session_end",
                f"response.{name}",
                "a SessionEndedRequest is answered with an empty response.",
                "alexa.md 2.2",
            )


def _speech(holder: Mapping[str, Any], where: str) -> Iterator[Violation]:
    speech = holder.get("outputSpeech")
    where = f"response.{where}"
    if speech is None:
        return
    kind = speech.get("type")
    field = {"SSML": "ssml", "PlainText": "text"}.get(kind)
    text = speech.get(field) if field else None
    if not isinstance(text, str):
        message = 'needs type "SSML" with ssml, or "PlainText" with text.'
        yield Violation("output_speech", where, message, JSON_REFERENCE)
        return
    if len(text) > MOST_SPEECH:
        message = f"has {len(text)} characters; at most {MOST_SPEECH} are spoken."
        yield Violation("speech_length", where, message, "alexa.md 3.1")
    if kind == "SSML":
        for rule, message in ssml_rules.faults(text):
            yield Violation(rule, where, message, _SSML_REFERENCE)
    heard = plain(speech)
    if not words_of(heard) and kind == "PlainText":
        yield Violation("output_speech", where, "says nothing: leave it out.", JSON_REFERENCE)
    if _PLACEHOLDER.search(heard):
        message = "a placeholder or markup is left in the words."
        yield Violation("unfilled_text", where, message, "our own rule")


def _card(card: Mapping[str, Any] | None) -> Iterator[Violation]:
    if card is None:
        return
    kind = str(card.get("type"))
    if kind not in _CARDS or not card.keys() <= {"type", *_CARDS[kind]}:
        message = f"type must be one of {', '.join(_CARDS)}, with only the fields of that type."
        yield Violation("card", "response.card", message, JSON_REFERENCE)
    text = sum(len(str(card.get(name) or "")) for name in ("title", "content", "text"))
    if text > MOST_CARD:
        message = f"has {text} characters; at most {MOST_CARD} are shown."
        yield Violation("card_length", "response.card", message, "alexa.md 3.1")
    if any(len(str(url)) > MOST_IMAGE_URL for url in (card.get("image") or {}).values()):
        message = f"an image address has at most {MOST_IMAGE_URL} characters."
        yield Violation("card_length", "response.card.image", message, "alexa.md 3.1")
    if kind == "AskForPermissionsConsent" and not card.get("permissions"):
        yield Violation("card", "response.card", "needs the permissions it asks for.", "alexa.md 4")


def _session(inner: Mapping[str, Any]) -> Iterator[Violation]:
    if directive_rules.hands_over(inner):
        return
    end = inner.get("shouldEndSession")
    heard = plain(inner.get("outputSpeech"))
    asks = bool(heard) and heard.rstrip("\"'”’) ").endswith("?")
    where = "response.shouldEndSession"
    rule: Callable[[str, str, str], Violation] = lambda name, at, message: Violation(  # noqa: E731
        name, at, message, "alexa.md 2.2 and 5"
    )
    if not isinstance(end, bool):
        yield rule("session_explicit", where, "say true or false: absent depends on the device.")
        return
    if end and asks:
        yield rule("closed_session_asks", where, "a question needs an open session.")
    if end and (inner.get("reprompt") or {}).get("outputSpeech"):
        yield rule("closed_session_reprompts", where, "a closed session never speaks a reprompt.")
    if end:
        return
    if not asks:
        yield rule("open_session_asks_nothing", where, "an open session must end in a question.")
    reprompt = plain((inner.get("reprompt") or {}).get("outputSpeech"))
    if not reprompt:
        yield rule("reprompt_missing", "response.reprompt", "an open session needs a reprompt.")
    elif _repeats(reprompt, heard):
        message = "must add something: an example, an easier choice."
        yield rule("reprompt_repeats", "response.reprompt", message)


def _repeats(reprompt: str, speech: str) -> bool:
    """Whether the reprompt says nothing that the speech has not said in the same words."""
    said, again = (f" {' '.join(keys(words_of(text)))} " for text in (speech, reprompt))
    return again in said or _sentences(reprompt) <= _sentences(speech)


def _sentences(text: str) -> set[tuple[str, ...]]:
    return {keys(words_of(sentence)) for sentence in _SENTENCE_END.split(text)} - {()}
