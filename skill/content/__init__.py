"""The words, as data: content ids become spoken text in one place.

An id is `file.entry:form`, for instance `guide.cold:longer` or `question.screen_heart:ask`; the form defaults to `say`.
Text is plain words with `[2s]` for a pause of two seconds.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from skill.errors import ContentError

_FILES = {
    "prompt": "en/prompts.json",
    "question": "en/questions.json",
    "advice": "en/advice.json",
    "guide": "en/guide.json",
    "answer": "en/answers.json",
}
DEFAULT_LOCALE = "en-US"
_LOCAL = "your local emergency number"


@cache
def table(file: str) -> Mapping[str, Any]:
    """Give the parsed content file that serves ids beginning with `file` (`prompt`, `guide`, …)."""
    path = Path(__file__).parent / _FILES[file]
    entries: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return entries


@cache
def numbers(locale: str) -> Mapping[str, str]:
    """Give the numbers to call for a locale in spoken words; an unknown locale gets words instead of a number."""
    path = Path(__file__).parent / "numbers.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    found: Mapping[str, str] = data["locales"].get(locale, data["fallback"])
    return found


def has(content_id: str) -> bool:
    """Tell whether an id names a text."""
    file, _, rest = content_id.partition(".")
    entry, _, form = rest.partition(":")
    return file in _FILES and bool(table(file).get(entry, {}).get(form or "say"))


def words(content_id: str, locale: str, slots: Mapping[str, str]) -> str:
    """Give the text of an id with its slots and the locale's numbers filled in.

    Raises `ContentError` for an id that names no text.
    """
    file, _, rest = content_id.partition(".")
    entry, _, form = rest.partition(":")
    try:
        text: str = table(file)[entry][form or "say"]
    except KeyError:
        raise ContentError(
            f"No text for content id {content_id!r}: add it to {_FILES.get(file, file)}."
        ) from None
    filled = {**numbers(locale), **slots}
    if "items" in slots:
        filled["items"] = _either(table(file)[entry]["items"], slots["items"].split(","))
    said = text.format_map(filled)
    # Where the number itself is words ("your local emergency number"), it is not said twice.
    return said.replace(f"{_LOCAL}, or {_LOCAL}", _LOCAL)


def _either(phrases: Mapping[str, str], names: list[str]) -> str:
    """Join the phrases of some findings as a question lists them: "a, b, or c"; a shared phrase is said once."""
    said = list(dict.fromkeys(phrases[name] for name in names if name in phrases))
    if len(said) < 3:
        return " or ".join(said)
    return ", ".join(said[:-1]) + ", or " + said[-1]
