"""What the prompts tell a person to say: every such phrase must be in the model."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from skill.content import table

_SAY = re.compile(r"(?:^|[.?!,:] |\bcan |\bjust )[Ss]ay ([^.?!]+)")
_ALEXA = re.compile(r"^:? ?Alexa,")
_NOT_A_PHRASE = ("it ", "that ", "so", "yes to ", "yes if ", "which ", "what ")


def suggested_phrases(locale: str) -> tuple[str, ...]:
    """Give each phrase after "say …" in the content, one by one, without what is said to the device itself."""
    found: dict[str, None] = {}
    for file in ("prompt", "question", "answer"):
        for text in _texts(table(file)):
            for listed in _SAY.findall(text):
                if not _ALEXA.match(listed):
                    found.update(dict.fromkeys(_phrases(listed)))
    return tuple(found)


def _phrases(listed: str) -> Iterator[str]:
    """Split "next, repeat, or it hurts more" into its phrases; what is said to explain one is dropped."""
    for part in re.split(r",? or |, ", listed.split(", and ")[0]):
        phrase = re.split(r"(?<!skip) (?:to|for|if|when) ", part.strip())[0].strip(" :").lower()
        if phrase and not phrase.startswith(_NOT_A_PHRASE):
            yield phrase


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
