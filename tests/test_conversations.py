"""Every written conversation goes as it is written."""

from pathlib import Path

import pytest

from skill.cli.dialogue import read
from skill.cli.rehearse import rehearse

FILES = sorted((Path(__file__).parent / "conversations").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_written_conversation(file: Path) -> None:
    result = rehearse(read(file))
    assert not result.wrong, "\n".join(result.wrong)
