"""`talk --json` keeps its contract: one object per line, the fields by name, errors in words, exit status 0."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FIELDS = {
    "heard", "intent", "speech", "ssml", "reprompt", "seconds", "session", "asks", "yes_means", "expects",
    "disposition", "step", "directives", "alerts", "rang",
}  # fmt: skip


def talk(*lines: str, arguments: tuple[str, ...] = ("--clock", "fast")) -> list[dict[str, Any]]:
    """Pipe lines into `talk --json`, and give the objects that come out."""
    done = subprocess.run(
        [sys.executable, "-m", "skill", "talk", "--type", "--json", *arguments],
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_gives_one_object_with_the_contract_s_fields() -> None:
    said = (
        "hello",
        "alexa, open back spasm coach",
        "no",
        '{"silence": true}',
        "I can't feel my legs",
        "exit",
    )
    turns = talk(*said)
    assert len(turns) == len(said)
    assert all(set(turn) == FIELDS for turn in turns)


def test_with_no_session_open_only_wake_lines_act() -> None:
    (turn,) = talk("yes my chest hurts")
    assert turn["session"] == "closed" and turn["speech"] == ""


def test_two_silences_are_the_reprompt_and_the_end() -> None:
    opened, first, second = talk(
        "alexa open back spasm coach", '{"silence": true}', '{"silence": true}'
    )
    assert first["speech"] == opened["reprompt"] and first["session"] == "open"
    assert first["asks"] == opened["asks"] and first["heard"] == first["intent"] == ""
    assert second["session"] == "closed"


@pytest.mark.parametrize(
    "bad", ["", "{", "{}", '{"advance": 5}', '{"advance": "soon"}', '{"touch": ["x"]}', "{]"]
)
def test_a_bad_line_gets_an_error_and_the_conversation_goes_on(bad: str) -> None:
    _, wrong, turn = talk("alexa open back spasm coach", bad, "no")
    assert set(wrong) == {"error"} and wrong["error"]
    assert turn["asks"][0] == "major_trauma"


def test_bytes_that_are_no_text_and_very_long_lines_are_answered() -> None:
    long = "my back " * 20_000
    turns = talk("alexa open back spasm coach", long, "\U0001f600 \u202e ñ 你好", "yes")
    assert len(turns) == 4 and turns[-1]["disposition"] == "emergency_now"


def test_nothing_is_printed_before_the_first_input() -> None:
    assert talk() == []


def test_the_numbers_are_the_locale_s() -> None:
    (turn,) = talk("alexa open back spasm coach", arguments=("--locale", "en-GB"))
    assert "nine nine nine" in turn["speech"]
    assert "nine one one" not in turn["speech"]
