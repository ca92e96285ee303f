"""`back-spasm-coach understand`: JSON Lines in, JSON Lines out."""

import argparse
import io
import json

import pytest

from skill.cli import understand


def answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: str
) -> list[dict[str, object]]:
    """Run the command on some lines."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    parser = argparse.ArgumentParser()
    understand.add_arguments(parser)
    assert understand.run(parser.parse_args([])) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_gets_its_meaning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {
        "utterance": "no fever but I did lose weight",
        "asks": ["fever", "unexplained_weight_loss"],
        "yes_means": True,
    }
    assert answers(monkeypatch, capsys, json.dumps(line)) == [
        {
            "meaning": "yes",
            "findings": {"fever": False, "unexplained_weight_loss": True},
            "emergency": False,
        }
    ]


@pytest.mark.parametrize(
    "bad",
    [
        "nonsense",
        "[1]",
        '{"asks": []}',
        '{"utterance": 3}',
        '{"utterance": "no", "asks": "fever"}',
        '{"utterance": "no", "yes_means": "true"}',
    ],
)
def test_a_bad_line_gets_an_error_and_the_rest_goes_on(
    bad: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = answers(
        monkeypatch, capsys, bad, '{"utterance": "stop", "asks": [], "yes_means": null}'
    )
    assert list(first) == ["error"]
    assert second["meaning"] == "stop"
