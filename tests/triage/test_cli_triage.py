"""`back-spasm-coach triage`."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from skill.cli import main


def triage(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, list[dict[str, Any]]]:
    """Run the command on standard input; give its status and the objects that it printed."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    status = main(["triage", "--facts", "-", *more])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_object(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    status, (answer,) = triage('{"age": 70,\n "minor_trauma": true}', monkeypatch, capsys)
    assert status == 0
    assert set(answer) == {"disposition", "reasons", "sources", "must_not", "say"}
    assert answer["disposition"] == "urgent_same_day"
    assert answer["reasons"] == ["fragile_fall"]
    assert "{" not in answer["say"]


def test_nothing_known(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _, (answer,) = triage("{}", monkeypatch, capsys)
    assert answer["disposition"] == "self_care"
    assert answer["must_not"] == []


def test_lines_go_on_after_a_bad_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        '{"fever": true}',
        "not json",
        '{"fevr": true}',
        '{"fever": "yes"}',
        '{"fever": 1}',
        '{"age": 200}',
        '{"age": true}',
        '{"duration_days": -1}',
        '{"age": NaN}',
        "[1]",
        '"text"',
        "",
        '{"saddle_numbness": null}',
    ]
    status, answers = triage("\n".join(lines), monkeypatch, capsys)
    assert status == 1
    assert len(answers) == len(lines) - 1
    assert answers[0]["disposition"] == "urgent_same_day"
    assert answers[-1]["disposition"] == "emergency_now"
    for answer, name in zip(
        answers[2:9],
        ["fevr", "fever", "fever", "age", "age", "duration_days", "age"],
        strict=True,
    ):
        assert name in answer["error"]
    assert all("error" in answer for answer in answers[1:-1])


def test_a_list_is_answered_one_by_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, answers = triage('[{"fever": true}, {}]', monkeypatch, capsys)
    assert [answer["disposition"] for answer in answers] == ["urgent_same_day", "self_care"]


def test_deep_nesting_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, answers = triage("[" * 100_000, monkeypatch, capsys)
    assert status == 1
    assert list(answers[0]) == ["error"]


def test_a_file_and_a_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"chest_pain": true}', encoding="utf-8")
    assert main(["triage", "--facts", str(path), "--locale", "en-GB"]) == 0
    assert "nine nine nine" in json.loads(capsys.readouterr().out)["say"]


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["triage", "--facts", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["triage", "--help"])
    assert "back-spasm-coach triage --facts -" in capsys.readouterr().out
