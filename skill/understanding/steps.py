"""The details of a request: which step to skip to, how long a timer runs."""

from skill.understanding.lexicon import Utterance
from skill.understanding.numbers import numbers_in
from skill.understanding.patterns import Span
from skill.understanding.tables import names_of, table


def step_skipped_to(utterance: Utterance) -> tuple[str, Span] | None:
    """Read "skip to walking", "go to the ice part": the step's id and the words that name it."""
    for start, end in utterance.spans("SKIP_VERB"):
        if not names_of("steps", "before").issuperset(utterance.tokens[:start]):
            continue
        clear = utterance.text(start, end) in names_of("steps", "clear_verbs")
        for step in table("steps")["steps"]:
            for begin, stop in utterance.spans(f"STEP_{step.upper()}"):
                between = utterance.tokens[end:begin]
                if (
                    begin >= end
                    and names_of("steps", "between").issuperset(between)
                    and _ends(utterance, stop, clear)
                ):
                    return step, (start, stop)
    return None


def _ends(utterance: Utterance, stop: int, clear: bool) -> bool:
    """Tell whether little follows the step's name; a clear verb ("skip to") bears a word or two."""
    rest = [token for token in utterance.tokens[stop:] if token not in names_of("steps", "tail")]
    return len(rest) <= (2 if clear else 0)


def seconds_in(utterance: Utterance) -> int:
    """Give the seconds of "twenty minutes", "half an hour", "an hour and a half"."""
    tokens = utterance.tokens
    units: dict[str, int] = table("steps")["seconds"]
    amounts = [(number.value, number.end) for number in numbers_in(tokens)]
    if not any(_word(tokens, end) in units for _, end in amounts):
        amounts = [
            (1.0, place + 1) for place, token in enumerate(tokens) if token in ("a", "an", "one")
        ]
    total = 0.0
    for value, end in amounts:
        unit = units.get(_word(tokens, end), 0)
        half = 0.5 if tokens[end + 1 : end + 4] == ["and", "a", "half"] else 0.0
        total += (value + half) * unit
    return round(total)


def _word(tokens: list[str], place: int) -> str:
    return tokens[place] if place < len(tokens) else ""
