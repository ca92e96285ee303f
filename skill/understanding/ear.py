"""The red-flag ear: hears findings in every utterance, whatever was asked."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from skill.understanding import scope, taken_back, whose
from skill.understanding.lexicon import Utterance
from skill.understanding.patterns import Match, PatternBook
from skill.understanding.tables import names_of, table

FILES = (
    "nerves",
    "heart_and_vessels",
    "infection",
    "history",
    "medicines",
    "other_findings",
)

_WAYS_WHEN_ASKED = (("+", "asked_present"), ("-", "asked_absent"), ("?", "asked_unclear"))
"""What is unclear is neither: "there's something not quite right", "my hand is numb"."""


class Stated(NamedTuple):
    """A finding that the words state."""

    finding: str
    value: bool | None
    match: Match
    doubtful: bool = False
    """Taken back with a reason ("but I haven't eaten"), or an old matter: never a plain no."""
    denials: tuple[int, ...] = ()
    """The places of the words that deny it."""


class Heard(NamedTuple):
    """All that the ear heard."""

    stated: tuple[Stated, ...]
    of_others: tuple[Stated, ...]
    """Said of someone else."""
    supposed: tuple[Stated, ...]
    """Only asked about or imagined."""


def hear(utterance: Utterance, asked: tuple[str, ...] = ()) -> Heard:
    """Give one statement for each finding that was said."""
    stated: list[Stated] = []
    of_others: list[Stated] = []
    supposed: list[Stated] = []
    for match in _without_parts(_matches(utterance, asked)):
        finding, sign = match.label[:-1], match.label[-1] == "+"
        if match.label[-1] == "?":
            stated.append(Stated(finding, None, match, doubtful=True))
            continue
        if not sign and _is_only_listed(utterance, match):
            continue
        if scope.is_supposed(utterance, match) or _is_simile(utterance, match, finding):
            supposed.append(Stated(finding, sign, match))
            continue
        spoken = _stated(utterance, match, finding, sign)
        of_another = whose.is_someone_elses(utterance, match)
        if of_another and not (asked and whose.is_of_the_patient(utterance)):
            of_others.append(spoken)
        else:
            stated.append(spoken)
    wanted = tuple(
        each for each in _merged(utterance, _really_denied(stated)) if _counts(each, asked)
    )
    return Heard(wanted + _implied(wanted, asked), tuple(of_others), tuple(supposed))


def _implied(stated: tuple[Stated, ...], asked: tuple[str, ...]) -> tuple[Stated, ...]:
    """Answer what was asked by what says more: a foot that hangs is a weak leg."""
    implies = table("levels")["implies"]
    known = {each.finding for each in stated}
    return tuple(
        each._replace(finding=implies[each.finding])
        for each in stated
        if each.value is True
        and implies.get(each.finding) in asked
        and implies[each.finding] not in known
    )


def _is_simile(utterance: Utterance, match: Match, finding: str) -> bool:
    return finding in names_of("levels", "simile_is_not_it") and whose.is_simile(utterance, match)


def _is_only_listed(utterance: Utterance, match: Match) -> bool:
    """Tell whether a "no" of a list stands before something normal: "no fever no trouble" is no trouble."""
    denials = scope.denials(utterance, match)
    return bool(denials) and all(utterance.tokens[place] == "no" for place in denials)


def question_order(words: Utterance, asked: tuple[str, ...]) -> dict[str, int]:
    """Give where each finding ends in the words of a question."""
    places: dict[str, int] = {}
    for match in _book().matches(words.said, words.walls):
        finding = match.label[:-1]
        if finding in asked or not asked:
            places[finding] = min(match.end, places.get(finding, match.end))
    return places


def _stated(utterance: Utterance, match: Match, finding: str, sign: bool) -> Stated:
    if scope.is_unknown(utterance, match):
        return Stated(finding, None, match)
    denials = scope.denials(utterance, match)
    if sign and (
        taken_back.is_half_denied(utterance, match, denials)
        or scope.is_denied_twice(utterance, match)
    ):
        return Stated(finding, None, match, doubtful=True)
    if sign and not denials and whose.is_echo(utterance, match):
        refused = whose.is_refused_after(utterance, match)
        return Stated(finding, False if refused else None, match, doubtful=not refused)
    value = sign != bool(denials)
    if not sign and taken_back.is_faint_praise(utterance, denials):
        return Stated(finding, None, match, doubtful=True)
    if value and taken_back.is_old(utterance) and finding in names_of("levels", "old_is_not_it"):
        return Stated(finding, False, match, doubtful=True)
    if (
        value
        and finding in names_of("levels", "explainable")
        and taken_back.is_explained_away(utterance, match)
    ):
        return Stated(finding, None, match, doubtful=True)
    return Stated(finding, value, match, denials=denials)


def _counts(stated: Stated, asked: tuple[str, ...]) -> bool:
    if stated.finding in asked:
        return True
    if stated.finding in names_of("levels", "only_when_asked"):
        return False
    return stated.value is True or stated.finding not in names_of(
        "levels", "only_true_unless_asked"
    )


def _matches(utterance: Utterance, asked: tuple[str, ...]) -> Iterator[Match]:
    yield from _book().matches(utterance.said, utterance.walls)
    if utterance.has("HOUSEHOLD"):
        return
    for finding in asked:
        book = _answer_book(finding)
        if book is not None:
            found = book.matches(utterance.said, utterance.walls)
            yield from (match for match in found if not scope.is_in_unknowing(utterance, match))


def _without_parts(matches: Iterable[Match]) -> list[Match]:
    """Drop what is only a part of a longer match of the same finding ("feel …" in "cannot feel …")."""
    by_finding: dict[str, list[Match]] = {}
    for match in matches:
        by_finding.setdefault(match.label[:-1], []).append(match)
    return [
        match
        for group in by_finding.values()
        for match in sorted(group, key=lambda each: each.start)
        if not any(match.used < other.used for other in group)
    ]


def _really_denied(stated: list[Stated]) -> list[Stated]:
    """Drop denials whose "not" belongs to something present: the one in "can't breathe, it hurts" denies no pain."""
    taken = {place for each in stated if each.value is True for place in each.match.used}
    return [each for each in stated if not each.denials or not taken.issuperset(each.denials)]


def _merged(utterance: Utterance, stated: list[Stated]) -> list[Stated]:
    by_finding: dict[str, list[Stated]] = {}
    for each in stated:
        by_finding.setdefault(each.finding, []).append(each)
    return [_one(utterance, group) for group in by_finding.values()]


def _one(utterance: Utterance, group: list[Stated]) -> Stated:
    """Make one statement of several: a correction's last word, else present before unknown before absent."""
    last = group[-1]
    for start, _ in utterance.spans("CORRECTING"):
        if group[0].match.end <= start < last.match.start and last.value is not None:
            return last
    for value in (True, None):
        for each in group:
            if each.value is value:
                return each
    return next((each for each in group if each.doubtful), last)


@lru_cache(maxsize=1)
def _book() -> PatternBook:
    return PatternBook(
        (finding + sign, pattern)
        for file in FILES
        for finding, ways in table(file).items()
        for sign, way in (("+", "present"), ("-", "absent"))
        for pattern in ways[way]
    )


@cache
def _answer_book(finding: str) -> PatternBook | None:
    """Give what counts for a finding only when it was asked about: "it's numb", "they give way"."""
    for file in FILES:
        ways = table(file).get(finding)
        if ways:
            return PatternBook(
                (
                    (finding + sign, pattern)
                    for sign, way in _WAYS_WHEN_ASKED
                    for pattern in ways.get(way, ())
                ),
                wide=True,
            )
    return None
