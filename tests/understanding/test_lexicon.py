"""The lexicon is whole: every CLASS and finding that a pattern names exists, every meaning is known."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import skill.understanding
from skill.triage.assess import is_emergency_finding
from skill.triage.findings import FINDINGS
from skill.understanding import MEANINGS, commands, ear, learn, understand
from skill.understanding.lexicon import LONGEST_PHRASE, classes
from skill.understanding.normalise import tokens_of
from skill.understanding.tables import table

FOLDER = Path(skill.understanding.__file__).parent / "lexicon"
MARKED_BY_CODE = {"ASKING"}


def patterns() -> Iterator[tuple[str, str]]:
    """Give every pattern with the finding or meaning it belongs to."""
    for file in (*ear.FILES, *commands.FILES):
        for name, ways in table(file).items():
            for listed in ways.values():
                yield from ((name, pattern) for pattern in listed)


def test_every_class_of_a_pattern_exists() -> None:
    known = {*classes(), *MARKED_BY_CODE}
    missing = {
        (name, atom)
        for name, pattern in patterns()
        for atom in pattern.replace("&", " ").replace("!", "").split()
        if atom.isupper() and atom not in known and atom != "&&"
    }
    assert not missing


def test_every_pattern_is_spelt_as_words_are_read() -> None:
    """A pattern's plain words must survive normalising, or they would never match."""
    broken = {
        (name, word)
        for name, pattern in patterns()
        for atom in pattern.replace("!", "").split()
        if not atom.isupper() and atom not in ("&", "..")
        for word in atom.split("_")
        if tokens_of(word) not in ([word], [])
    }
    assert not broken


def test_every_phrase_is_spelt_as_words_are_read() -> None:
    broken = {
        phrase
        for listed in classes().values()
        for phrase in listed
        if tokens_of(f"i {phrase}")[1:] != phrase.split()
    }
    assert not broken


def test_every_phrase_can_be_found() -> None:
    too_long = {
        phrase
        for listed in classes().values()
        for phrase in listed
        if len(phrase.split()) > LONGEST_PHRASE
    }
    assert not too_long


def test_findings_and_meanings_are_known() -> None:
    assert {name for file in ear.FILES for name in table(file)} <= set(FINDINGS)
    assert {name for file in commands.FILES for name in table(file)} <= set(MEANINGS)
    for name, listed in table("levels").items():
        if name not in ("together", "never_behind_a_no"):
            assert set(listed) <= set(FINDINGS), name


def test_emergencies_are_those_of_the_triage() -> None:
    ours = set(table("levels")["emergency"])
    theirs = {name for name in FINDINGS if is_emergency_finding(name)}
    assert theirs <= ours, theirs - ours
    assert ours - theirs == set(), ours - theirs


def test_meanings_are_those_of_the_contract() -> None:
    assert len(MEANINGS) == len(set(MEANINGS)) == 64


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_a_file_is_readable(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert isinstance(json.loads(text), dict)


def test_the_votes_are_learnt_from_the_examples_as_they_stand() -> None:
    assert learn.FILE.read_text(encoding="utf-8") == learn.as_text(), (
        "run python -m skill.understanding.learn"
    )


def test_the_words_that_decided_are_told() -> None:
    assert understand("well I can't feel my legs").because == ("can not feel my legs",)
