"""What the README shows is what happens."""

import re
from pathlib import Path

from skill.cli import SUBCOMMANDS
from skill.device.clock import FastClock
from skill.local import local_echo

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")


def conversation() -> list[tuple[str, str]]:
    """Give the README's conversation as (what is said, what is answered)."""
    block = re.search(r"## A conversation\n\n```text\n(.*?)```", README, re.S)
    assert block is not None
    turns = re.split(r"^You:", block[1], flags=re.M)[1:]
    pairs = [turn.split("Coach:") for turn in turns]
    return [(said.strip(), " ".join(answer.split())) for said, answer in pairs]


def test_the_conversation_goes_as_it_is_shown() -> None:
    with local_echo("en-US", FastClock()) as echo:
        for said, shown in conversation():
            heard = echo.hear(said).speech
            for part in filter(None, (piece.strip(" …?.") for piece in shown.split("…"))):
                assert part in heard, (said, part, heard)


def test_every_subcommand_stands_in_the_readme() -> None:
    assert all(f"| `{name}" in README for name in SUBCOMMANDS)
