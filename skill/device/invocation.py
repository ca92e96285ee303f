"""What is said to the device itself: the wake word, and who is meant.

Phrases: https://developer.amazon.com/docs/custom-skills/understanding-how-users-invoke-custom-skills.html
"""

from __future__ import annotations

import re
from typing import NamedTuple

from skill.device.words import spoken, words_of

_LAUNCH = r"(?:open|start|launch|begin|use|run|load|play|talk to|speak to|go to|ask|tell|enable)"
_LEAVE = r"(?:exit|quit|close|leave)"
_DROPPED = frozenset({"to", "for", "about", "that", "if", "whether", "and"})
EXIT_WORDS = frozenset({"exit", "quit"})
"""Said in a session these end it at once, and no intent is sent.

https://developer.amazon.com/en/docs/alexa-gadgets-toolkit/custom-interface-best-practices.html
"""


class Said(NamedTuple):
    """Words sorted out: `kind` is "launch", "ask" (`phrases`: readings to try, in order of
    preference), "exit" or "words" (`text`). `woken`: they began with the wake word."""

    kind: str
    text: str = ""
    phrases: tuple[str, ...] = ()
    woken: bool = False


class Invocation:
    """Sorts what is said for one skill with the given invocation name."""

    def __init__(self, name: str) -> None:
        called = re.escape(spoken(words_of(name)))
        self._launch = re.compile(rf"(?:please )?{_LAUNCH} (?:the )?{called}(?: please)?|{called}")
        self._ask = re.compile(
            rf"(?:please )?{_LAUNCH} (?:the )?{called} (?P<phrase>.+)|"
            rf"(?P<before>.+) (?:using|with|from|by|in) (?:the )?{called}"
        )
        self._exit = re.compile(rf"{_LEAVE} (?:the )?{called}")

    def sort(self, words: str) -> Said:
        """Sorts one utterance."""
        text = spoken(words_of(words))
        woken = text == "alexa" or text.startswith("alexa ")
        if woken:
            text = text.removeprefix("alexa").strip()
        if text in EXIT_WORDS or (woken and self._exit.fullmatch(text)):
            return Said("exit", text, woken=woken)
        if woken and self._launch.fullmatch(text):
            return Said("launch", text, woken=True)
        asked = self._ask.fullmatch(text) if woken else None
        if asked:
            phrase = asked["phrase"] or asked["before"]
            return Said("ask", phrase, _readings(phrase), woken=True)
        return Said("words", text, woken=woken)


def _readings(phrase: str) -> tuple[str, ...]:
    """A one-shot phrase whole ("how to use ice") and without its connecting word ("use ice")."""
    first, _, rest = phrase.partition(" ")
    readings = [phrase]
    if rest and first in _DROPPED:
        readings.append(rest)
    elif rest and first == "how" and rest.startswith("to "):
        readings.append(rest.removeprefix("to "))
    return tuple(readings)
