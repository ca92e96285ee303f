"""Answers to a yes/no question: stated, by place, plain, or indirect."""

from skill.understanding import talk_around
from skill.understanding.items import items_answered, items_meant
from skill.understanding.lexicon import read
from skill.understanding.meanings import Understood
from skill.understanding.normalise import BREAKS
from skill.understanding.tables import names_of, table
from skill.understanding.turn import Turn

SHORT = 5
_OF_ONE_LEG = frozenset(("leg_numbness_one", "leg_weakness_one"))
"""Stated beside a denial, these leave open what else was asked: "only one leg is numb"."""
OTHER_NUMBER = 2
OTHER_TALK = 3
"""So many words that no answer needs are talk of something else."""


def part_answer(turn: Turn) -> Understood | None:
    """Read answers by place: "just the second one", "one of them", "chest pain yes breathing no"."""
    if turn.asked.yes_means is None:
        return None
    everything = " ".join(turn.said.tokens)
    listed = items_answered(turn.said, turn.asked)
    for name, value in listed.items():
        if name not in turn.findings:
            turn.findings[name] = value if turn.asked.yes_means or value is None else not value
    if turn.here:
        return None
    if listed:
        values = [turn.findings.get(name, False) for name in turn.asked.findings]
        return turn.result(_sense(turn, any(value is not False for value in values)), everything)
    meant = items_meant(turn.said, turn.asked)
    if meant is None or _is_other_talk(turn) or _is_other_number(turn):
        return None
    negative = all(value is False for value in meant.values())
    if turn.asked.yes_means is False:
        meant = {name: None if value is None else not value for name, value in meant.items()}
    turn.findings.update(meant)
    return turn.result("no" if negative else "yes", everything)


def _sense(turn: Turn, present: bool) -> str:
    """Say in the sense of the question's words whether what it asks about is present."""
    return "yes" if present == turn.asked.yes_means else "no"


def stated_answer(turn: Turn) -> Understood | None:
    """Read what states the findings in words of its own."""
    if not turn.here:
        return None
    because = tuple(map(turn.words, turn.here))
    if turn.said.tokens[0] == "not" and turn.said.tokens[1] in names_of("ellipsis", "hedges"):
        return _not_then(turn, because)
    values = [each.value for each in turn.here]
    if turn.said.has("UNREAL") or (True not in values and turn.answer.sense == "maybe"):
        turn.findings.update({each.finding: None for each in turn.here})
        return turn.result("ambiguous", *because)
    if True in values:
        _leave_open(turn)
        return turn.result(_sense(turn, True), *because)
    if None in values:
        doubtful = any(each.doubtful for each in turn.here)
        return turn.result("ambiguous" if doubtful else "dont_know", *because)
    return _denied(turn, because)


def _not_then(turn: Turn, because: tuple[str, ...]) -> Understood:
    """Read "not when he gets home": the "not" answers the question, and what follows says when."""
    reverse = turn.asked.yes_means is False
    turn.findings.update({each.finding: True if reverse else None for each in turn.here})
    return turn.result("no" if reverse else "ambiguous", *because)


def _leave_open(turn: Turn) -> None:
    """Leave open which is meant where one word fits several of the items ("numb")."""
    alike: dict[tuple[int, int], list[str]] = {}
    for each in turn.here:
        if each.value is True and each.match.source in table("answers_alike")["sources"]:
            alike.setdefault((each.match.start, each.match.end), []).append(each.finding)
    for names in alike.values():
        if len(names) > 1:
            turn.findings.update(dict.fromkeys(names))


def _denied(turn: Turn, because: tuple[str, ...]) -> Understood:
    """Weigh an answer in which all that was stated is denied."""
    own = {place for each in turn.here for place in each.denials}
    plain = None if turn.answer.used <= own else turn.answer.sense
    absent, present = _sense(turn, False), _sense(turn, True)
    rest = [name for name in turn.asked.findings if name not in turn.findings]
    doubtful = any(each.doubtful for each in turn.here)
    of_one_leg = any(each.finding in _OF_ONE_LEG and each.value for each in turn.besides)
    if turn.excepts() or (rest and of_one_leg):
        return turn.result("ambiguous", *because)
    if doubtful and (plain == absent or (plain is None and not rest)):
        return turn.result(absent, *because)
    if doubtful or plain in ("maybe", "partly", "dont_know"):
        return turn.result("ambiguous", *because)
    if plain == present:
        turn.findings.update(dict.fromkeys(rest, True if len(rest) == 1 else None))
        return turn.result("ambiguous" if turn.asked.yes_means and not rest else present, *because)
    if rest and ((plain == absent and turn.is_clean("no")) or turn.said.has("APART_FROM")):
        turn.findings.update(dict.fromkeys(rest, False))
    return turn.result(absent, *because)


def plain(turn: Turn) -> Understood | None:
    """Read a yes, no, maybe or don't-know that stands by itself."""
    sense = turn.answer.sense
    if sense is None or (turn.said.has("ELSEWHERE") and not turn.yes_no):
        return None
    because = " ".join(turn.said.tokens[place] for place in sorted(turn.answer.used))
    about_findings = bool(turn.asked.findings) and turn.asked.yes_means is not None
    if sense == "dont_know":
        if about_findings:
            turn.findings.update(dict.fromkeys(turn.asked.findings))
        return turn.result("dont_know", because)
    if sense == "maybe" or (sense == "mostly_no" and turn.asked.findings):
        return turn.result("ambiguous", because)
    if sense == "partly" and turn.asked.findings and turn.asked.yes_means is False:
        return turn.result("ambiguous", because)
    meaning = "no" if sense in ("no", "mostly_no") else "yes"
    if turn.any_subject and meaning == "yes" and _agrees_to_negative(turn):
        meaning = "no"
    if about_findings:
        if not turn.is_clean(meaning):
            return None if _is_other_talk(turn) else turn.result("ambiguous", because)
        turn.settle(meaning)
    return turn.result(meaning, because)


def _is_other_talk(turn: Turn) -> bool:
    """Tell whether the answering words only stand in talk of something else: "I've never loved anyone but you"."""
    if turn.said.tokens[0] in names_of("ellipsis", "strong") or talk_around.is_about_health(
        turn.said
    ):
        return False
    strange = talk_around.strange_words(turn.said, turn.asked, turn.answer.used)
    return turn.said.has("ELSEWHERE") or strange >= OTHER_TALK


def _is_other_number(turn: Turn) -> bool:
    """Tell whether a "number two" counts something else: "up the charts this week at number three"."""
    if not turn.said.has("number"):
        return False
    return talk_around.strange_words(turn.said, turn.asked, turn.answer.used) >= OTHER_NUMBER


def _agrees_to_negative(turn: Turn) -> bool:
    """Read "that's right" to "you are not allergic to anything, right?"."""
    opening = turn.said.text(0, 3)
    agrees = opening in ("that is right", "that is correct") or turn.said.tokens[0] in (
        "right",
        "correct",
    )
    return agrees and "not" in read(turn.asked.words).tokens


def indirect(turn: Turn) -> Understood | None:
    """Read an answer without a yes or no in it: "everything's normal"."""
    if not turn.yes_no or not turn.asked.findings or turn.asked.yes_means is None:
        return None
    if turn.is_clean("no"):
        negated = not names_of("scope", "negators").isdisjoint(turn.said.tokens)
        if turn.said.has("GOOD_STATE"):
            if negated and _good_is_denied(turn):
                return turn.result("ambiguous", *turn.texts("GOOD_STATE"))
            meaning = _sense(turn, False)
            turn.settle(meaning)
            return turn.result(meaning, *turn.texts("GOOD_STATE"))
        if turn.said.has("BAD_STATE"):
            return turn.result("ambiguous", *turn.texts("BAD_STATE"))
    if turn.excepts() or turn.said.has("OLD"):
        return turn.result("ambiguous", *turn.texts("EXCEPTION"), *turn.texts("OLD"))
    return None


def _good_is_denied(turn: Turn) -> bool:
    """Tell whether a "not" stands before "fine" or "normal", and no part of it: "no problem"."""
    negators = names_of("scope", "negators")
    return any(
        not negators.isdisjoint(turn.said.tokens[max(0, start - 4) : start])
        for start, _ in turn.said.spans("GOOD_STATE")
    )


def echo(turn: Turn) -> Understood | None:
    """Read a statement that answers a question on any subject: "it tapers off in the afternoon"."""
    if not turn.any_subject or "?" in turn.said.tokens or talk_around.is_for_the_house(turn.said):
        return None
    tokens = turn.said.tokens
    if tokens[0] == "no":
        return turn.result("no", "no")
    words = set(read(turn.asked.words).tokens) - names_of("ellipsis", "common")
    stems = {word[:3] for word in words if len(word) > 3}
    echoes = [token for token in tokens if len(token) > 3 and token[:3] in stems]
    named = any(token.isalpha() and len(token) > 3 for token in tokens)
    short = named and sum(token not in BREAKS for token in tokens) <= SHORT
    if not echoes and not short and tokens[0] not in names_of("ellipsis", "statement_openers"):
        return None
    denied = not names_of("scope", "negators").isdisjoint(tokens[:6])
    return turn.result("no" if denied else "yes", *echoes[:3])
