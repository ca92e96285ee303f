"""Likeness: what words resemble that no rule understood. A likeness asks again or serves a wish; it settles nothing.

The weights in `likeness.json` are trained offline: `python -m tests.understanding.train_likeness`.
"""

import json
from functools import lru_cache
from math import exp, sqrt
from typing import Any, NamedTuple

from skill.understanding.lexicon import Utterance
from skill.understanding.meanings import MEANINGS, Asked, Understood, Value
from skill.understanding.normalise import BREAKS
from skill.understanding.steps import seconds_in
from skill.understanding.tables import names_of, table
from skill.understanding.talk_around import is_about_health

OWN = "own"
"""Tells of one's own body or doing; what exactly is the other head's matter."""
NOISE = "noise"
NONE = "none"
ALARM = "other_emergency_stated"
FIRST, ZERO = 35, 79
"""Where the letters begin that stand for classes, and the one that stands for a weight of nothing."""
_MOST_TOKENS = 40
_LONGEST_TIMER = 7200
_FIRST_PERSON = frozenset(("i", "my", "me", "myself", "am"))
_OTHERS = frozenset(
    ("he", "she", "they", "him", "her", "them", "his", "you", "your", "we", "us", "our")
)
_SERVED = frozenset(MEANINGS[MEANINGS.index("repeat") :]) - {
    "silence_or_noise",
    "out_of_scope",
    "red_flag",
    "emergency",
    "symptom_description",
    "meds_volunteer",
}
"""What a likeness may say by itself: talk, moving on, questions, timers; no answer."""


class Head(NamedTuple):
    """A linear model: what each piece of a text says for and against each class."""

    classes: list[str]
    bias: list[float]
    scale: float
    weights: dict[str, str]
    """Piece to pairs of letters: class, weight."""


class Model(NamedTuple):
    """Both heads and the margins above which they are believed."""

    meaning: Head
    finding: Head
    margins: dict[str, float]
    common: frozenset[str]
    """Words known well enough to be looked at whole."""


@lru_cache(maxsize=1)
def model() -> Model:
    """Give the shipped weights, read when they are first needed."""
    from pathlib import Path  # costs more than the rest of the import together

    path = Path(__file__).parent / "likeness.json"
    return opened(json.loads(path.read_text(encoding="utf-8")))


def opened(parsed: dict[str, Any]) -> Model:
    """Give the model that a file holds."""
    meaning, finding = Head(**parsed["meaning"]), Head(**parsed["finding"])
    return Model(meaning, finding, parsed["margins"], frozenset(parsed["common"].split()))


class Pieces(NamedTuple):
    """What a text is looked at by."""

    words: int
    whole: list[str]
    """Words, pairs of words, CLASSES."""
    parts: list[str]
    """Parts of the words that are rare; they count half."""


def pieces(said: Utterance, common: frozenset[str]) -> Pieces:
    """Give the words, the pairs of words, the lexicon's CLASSES, and parts of the words that are rare."""
    words = [token for token in said.tokens if token not in BREAKS]
    if len(words) > _MOST_TOKENS:
        words = words[: _MOST_TOKENS // 2] + words[-_MOST_TOKENS // 2 :]
    pairs = map(" ".join, zip(["^", *words], [*words, "$"], strict=True))
    parts: list[str] = []
    for word in words:
        if word in common:
            continue
        framed = f"<{word[:16]}>"
        for size in (3, 4):
            parts.extend(
                framed[start : start + size] for start in range(max(1, len(framed) - size + 1))
            )
    classes = [name for name in said.said if name.isupper()]
    return Pieces(len(words), [*words, *pairs, *classes], parts)


def chances(head: Head, found: Pieces) -> dict[str, float]:
    """Give how likely each class is."""
    sums = [0] * (FIRST + len(head.classes))
    weights = head.weights
    for listed, counts in ((found.whole, 2), (found.parts, 1)):
        for piece in listed:
            letters = weights.get(piece)
            if letters:
                pairs = iter(letters.encode())
                for place in pairs:
                    sums[place] += counts * (next(pairs) - ZERO)
    factor = head.scale / (2 * sqrt(found.words or 1))
    scores = [bias + factor * each for bias, each in zip(head.bias, sums[FIRST:], strict=True)]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return dict(zip(head.classes, [share / total for share in shares], strict=True))


def guess(said: Utterance, asked: Asked, trained: Model | None = None) -> Understood | None:
    """Give what words resemble that nothing understood, or None when they resemble nothing well enough.

    Never a yes or a no, never a finding as present or absent, never an emergency.
    """
    if said.has("ELSEWHERE") and not is_about_health(said):
        return None
    trained = trained or model()
    found = pieces(said, trained.common)
    meanings = chances(trained.meaning, found)
    findings = chances(trained.finding, found)
    if asked.findings and asked.yes_means is not None:
        return _at_a_question(said, asked, trained.margins, meanings, findings)
    return _in_the_open(said, asked, trained.margins, meanings, findings)


def _at_a_question(
    said: Utterance,
    asked: Asked,
    margins: dict[str, float],
    meanings: dict[str, float],
    findings: dict[str, float],
) -> Understood | None:
    """Weigh words said when findings were asked about: another look, a wish, or talk of oneself."""
    meaning = _best_wish(meanings)
    asked_about = max(asked.findings, key=lambda name: findings.get(name, 0.0))
    likeness = findings.get(asked_about, 0.0)
    if meanings[meaning] >= margins["wish_at_question"] and meanings[meaning] > likeness:
        return _wish(said, meaning)
    personal = _is_personal(said)
    if not personal and not _OTHERS.isdisjoint(said.tokens):
        return None
    own = meanings[OWN] + meanings["symptom_description"]
    if own >= margins["asked_own" if personal else "asked_impersonal"]:
        like = likeness >= margins["asked"]
        return _again({asked_about: None} if like else {}, said)
    return None


def _in_the_open(
    said: Utterance,
    asked: Asked,
    margins: dict[str, float],
    meanings: dict[str, float],
    findings: dict[str, float],
) -> Understood | None:
    """Weigh words said while no finding was asked about."""
    levels = table("levels")
    nearest = max(findings, key=findings.__getitem__)
    flag = nearest in levels["emergency"] or nearest in levels["urgent"]
    personal = _is_personal(said)
    others = not names_of("scope", "others").isdisjoint(said.tokens) and not personal
    if flag and not others and findings[nearest] * (1 - meanings[NOISE]) >= margins["volunteered"]:
        return Understood("red_flag", {nearest: None}, False, {}, _why(said))
    if meanings["emergency"] >= margins["alarm"]:
        return Understood("red_flag", {ALARM: None}, False, {}, _why(said))
    meaning = _best_wish(meanings)
    if meanings[meaning] >= margins["wish" if asked.expects is None else "wish_pending"]:
        return _wish(said, meaning)
    own = meanings[OWN] + meanings["symptom_description"]
    plain = meanings["symptom_description"] >= margins["wish"] or (
        own >= margins["own"] and personal
    )
    if plain and flag and not others and findings[nearest] >= margins["doubted"]:
        return _again({}, said)
    if plain and asked.expects is None:
        return Understood("symptom_description", {}, False, {}, _why(said))
    return None


def _is_personal(said: Utterance) -> bool:
    """Tell whether the person speaks of themselves, and not of "my dog"."""
    if not names_of("scope", "others").isdisjoint(said.tokens):
        return "i" in said.tokens or "me" in said.tokens
    return not _FIRST_PERSON.isdisjoint(said.tokens)


def _best_wish(meanings: dict[str, float]) -> str:
    """Give the likeliest of what a person may want of the coach."""
    return max((name for name in meanings if name in _SERVED), key=meanings.__getitem__)


def _again(findings: dict[str, Value], said: Utterance) -> Understood:
    return Understood("ambiguous", findings, False, {}, _why(said))


def _wish(said: Utterance, meaning: str) -> Understood | None:
    """Give a wish with what belongs to it; a step that is not named cannot be gone to."""
    steps = table("steps")
    details: dict[str, str | int | float] = {}
    if meaning == "skip_to":
        named = [name for name in steps["steps"] if said.has(f"STEP_{name.upper()}")]
        if not named:
            return None
        details["step"] = named[0]
    elif meaning in steps["of_question"]:
        details["step"] = steps["of_question"][meaning]
    elif meaning == "ask_timer" and (seconds := seconds_in(said)):
        details["seconds"] = min(seconds, _LONGEST_TIMER)
    return Understood(meaning, {}, False, details, _why(said))


def _why(said: Utterance) -> tuple[str, ...]:
    """Say that it was a likeness, and of which words."""
    unsaid = names_of("ellipsis", "common")
    words = [token for token in said.tokens if token not in BREAKS and token not in unsaid]
    return ("likeness", *words[:6])
