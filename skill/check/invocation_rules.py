"""The invocation name.

Source: platform/alexa.md 2.3, after
https://developer.amazon.com/docs/custom-skills/choose-the-invocation-name-for-a-custom-skill.html
"""

import re
from collections.abc import Iterator

from skill.check.text_rules import WAKE_WORDS
from skill.check.violation import Violation

SOURCE = "platform/alexa.md 2.3"

_LAUNCH = "run start play resume use launch ask open tell load begin enable"
_CONNECTING = "to from in using with about for that by if and whether"
_SMALL = "the a an for to of about up by at off with"

LAUNCH_WORDS = frozenset(_LAUNCH.split())
CONNECTING_WORDS = frozenset(_CONNECTING.split())
SMALL_WORDS = frozenset(_SMALL.split())
FORBIDDEN = frozenset({*WAKE_WORDS, "skill", "app"})

_WORD = re.compile(r"[a-z](?:[a-z]*(?:'s)?|\.)")


def check_invocation_name(name: str) -> Iterator[Violation]:
    def broken(message: str) -> Violation:
        return Violation("invocation-name", name or "invocationName", message, SOURCE)

    words = name.split()
    if name != " ".join(words) or not 2 <= len(name) <= 50:
        yield broken("2 to 50 characters, one space between words")
    if len(words) < 2:
        yield broken("needs two words or more, unless it is a brand of your own")
    if len(words) > 3:
        yield broken("more than three words are hard to remember; Amazon's validator warns")
    if not all(_WORD.fullmatch(word) for word in words):
        yield broken(
            "only lower-case letters, possessive apostrophes and 't. v.'; spell numbers out"
        )
    if len(words) == 2 and SMALL_WORDS & set(words):
        yield broken("a name of two words may hold no article or preposition")
    for kind, forbidden in (
        ("launch word", LAUNCH_WORDS),
        ("connecting word", CONNECTING_WORDS),
        ("word that Amazon keeps for itself", FORBIDDEN),
    ):
        for word in words:
            if word.removesuffix("'s") in forbidden:
                yield broken(f"{word!r} is a {kind}")
