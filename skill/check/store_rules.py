"""What the store shows of a locale: name, texts, example phrases, icons."""

import re
import struct
from collections.abc import Callable, Iterator, Mapping

from skill.check.grammar import normal
from skill.check.language import read, text, texts
from skill.check.model_rules import unheard
from skill.check.violation import Violation

_MANIFEST = "https://developer.amazon.com/docs/smapi/skill-manifest.html"
_LENGTHS = "the developer console's fields, not confirmed in a readable page"
_POLICY = "platform/alexa.md 1.1 and 1.4"
_PHRASES = (
    "https://developer.amazon.com/docs/custom-skills/functional-testing-for-a-custom-skill.html; "
    "a rejection: https://github.com/martincostello/alexa-london-travel/issues/13"
)

LENGTHS = {"name": (2, 50), "summary": (1, 160), "description": (1, 4000)}
MAX_KEYWORDS = 30
ICONS = {"smallIconUri": (108, 108), "largeIconUri": (512, 512)}

DISCLAIMER = (
    "does not provide medical advice",
    "for informational and educational purposes only",
    "not a substitute for professional medical advice, diagnosis or treatment",
    "if you think you may have a medical emergency, please dial your local emergency number",
)
"""The parts of Amazon's own sample disclaimer, which stand in the description word for word."""

FORBIDDEN = re.compile(
    r"\b(?:cur(?:e|es|ed|ing)|treat(?:s|ed|ing|ment|ments)?|diagnos\w*|emergency|emergencies|"
    r"doctors?|medical|life[- ]?sav\w*|save (?:your|a) life|clinically|guaranteed?|"
    r"alexa|amazon|echo)\b",
    re.IGNORECASE,
)
"""Claims and names that may not stand in name, summary, keywords or the rest of the description."""
_DISCLAIMING = re.compile(
    r"medical advice|medical emergency|emergency number|cannot call", re.IGNORECASE
)

_LAUNCH = "open|start|launch|begin|use|run|load|play|talk to"
_JOINTS = "to |for |about |whether |if |and |that "


def check_listing(
    locale: str,
    listing: Mapping[str, object],
    model: Mapping[str, object],
    read_asset: Callable[[str], bytes | None] | None,
    for_submission: bool,
) -> Iterator[Violation]:
    """Rules for one entry of publishingInformation.locales."""
    yield from _texts(locale, listing)
    yield from _claims(locale, listing)
    yield from _phrases(locale, texts(listing, "examplePhrases"), model)
    for key in ICONS:
        yield from _icon(f"{locale}.{key}", text(listing, key), key, read_asset, for_submission)


def _texts(locale: str, listing: Mapping[str, object]) -> Iterator[Violation]:
    for key, (least, most) in LENGTHS.items():
        if not least <= len(text(listing, key)) <= most:
            message = f"{len(text(listing, key))} characters; {least} to {most}"
            yield Violation("required-field", f"{locale}.{key}", message, _LENGTHS)
    keywords = texts(listing, "keywords")
    if not 1 <= len(keywords) <= MAX_KEYWORDS:
        message = f"{len(keywords)} keywords; 1 to {MAX_KEYWORDS}"
        yield Violation("required-field", f"{locale}.keywords", message, _LENGTHS)


def _claims(locale: str, listing: Mapping[str, object]) -> Iterator[Violation]:
    description = " ".join(text(listing, "description").split())
    for part in DISCLAIMER:
        if part not in description.lower():
            message = f"the disclaimer lacks {part!r}"
            yield Violation("disclaimer", f"{locale}.description", message, _POLICY)
    sentences = re.split(r"(?<=[.!?])\s+", description)
    rest = " ".join(each for each in sentences if not _DISCLAIMING.search(each))
    for where, words in (
        ("name", text(listing, "name")),
        ("summary", text(listing, "summary")),
        ("keywords", " | ".join(texts(listing, "keywords"))),
        ("description", rest),
    ):
        for found in FORBIDDEN.findall(words):
            message = f"{found!r} claims too much, or is not ours to use"
            yield Violation("forbidden-word", f"{locale}.{where}", message, _POLICY)


def _phrases(
    locale: str, phrases: tuple[str, ...], model: Mapping[str, object]
) -> Iterator[Violation]:
    where = f"{locale}.examplePhrases"
    if not 1 <= len(phrases) <= 3:
        yield Violation("example-phrase", where, f"{len(phrases)} phrases; one to three", _PHRASES)
    name = normal(read(model).invocation_name)
    for position, phrase in enumerate(phrases):
        words = normal(phrase.replace(",", " "))
        if position == 0 and not re.fullmatch(rf"alexa (?:{_LAUNCH}) {re.escape(name)}", words):
            message = f"the first is 'Alexa, open {name}'; found {phrase!r}"
            yield Violation("example-phrase", where, message, _PHRASES)
        if position and not words.startswith("alexa "):
            message = f"{phrase!r} does not begin with the wake word"
            yield Violation("example-phrase", where, message, _PHRASES)
        if position and _asked(words, name) and unheard(model, [_asked(words, name)]):
            message = f"{_asked(words, name)!r} is not exactly in the model"
            yield Violation("example-phrase", where, message, _PHRASES)


def _asked(words: str, name: str) -> str:
    """What is asked in a one-shot phrase, in the form in which the skill's model sees it."""
    said = words.removeprefix("alexa ")
    said = re.sub(rf"^(?:ask|tell|{_LAUNCH}) {re.escape(name)}\b ?(?:{_JOINTS})?", "", said)
    return said.strip()


def _icon(
    where: str,
    address: str,
    key: str,
    read_asset: Callable[[str], bytes | None] | None,
    for_submission: bool,
) -> Iterator[Violation]:
    if not address.endswith(".png"):
        yield Violation("icon", where, "a PNG file, by file:// or https://", _MANIFEST)
    if not address.startswith("file://") or read_asset is None:
        return
    content = read_asset(address.removeprefix("file://"))
    if content is None:
        if for_submission:
            yield Violation("icon", where, f"there is no {address}", _MANIFEST)
        return
    wide, high = ICONS[key]
    if png_size(content) != (wide, high):
        message = f"is {png_size(content) or 'no PNG'}; wanted {wide} by {high} pixels"
        yield Violation("icon", where, message, _MANIFEST)


def png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, or None for what is no PNG (https://www.w3.org/TR/png/#11IHDR)."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR" or len(content) < 24:
        return None
    wide, high = struct.unpack(">II", content[16:24])
    return wide, high
