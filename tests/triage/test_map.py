"""`back-spasm-coach map`: complete, well-formed, and nothing runs over the edge."""

import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest

from skill.cli import main
from skill.content import DEFAULT_LOCALE, words
from skill.triage.findings import FINDINGS
from skill.triage.questions import rows
from skill.triage.tables import load

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that the command has filled."""
    out = tmp_path_factory.mktemp("map")
    assert main(["map", "--out", str(out)]) == 0
    return out


def drawn(path: Path) -> str:
    """Give all text of a picture, broken lines joined."""
    found = ElementTree.parse(path).iter(f"{SVG}text")
    return " ".join(element.text or "" for element in found)


@pytest.mark.parametrize("name", ["interview", "rules", "gates"])
def test_a_page_is_whole(folder: Path, name: str) -> None:
    root = ElementTree.parse(folder / f"{name}.svg").getroot()
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width / height < 3
    for element in root.iter(f"{SVG}text"):
        assert 0 <= float(element.attrib["x"]) < width
        assert 0 <= float(element.attrib["y"]) < height
        size = float(element.attrib["font-size"])
        assert size >= 10
        assert float(element.attrib["x"]) + len(element.text or "") * size * 0.5 < width


def test_every_rule_is_drawn_with_its_source_and_review(folder: Path) -> None:
    text = drawn(folder / "rules.svg")
    table = load("rules.json")
    assert text.count("reviewed: not reviewed") == len(table["rules"]) + 1
    for row in table["rules"]:
        assert row["id"].replace("_", " ") in text
        assert f"{' · '.join(row['sources'])} [{row['evidence']}]" in text


def test_every_gate_is_drawn(folder: Path) -> None:
    assert drawn(folder / "gates.svg").count("reviewed:") == len(load("gates.json")["gates"])


def test_every_question_of_the_interview_is_drawn(folder: Path) -> None:
    text = drawn(folder / "interview.svg")
    for id, row in rows().items():
        if row.question.phase in ("screen", "interview", "recheck") or row.when:
            assert words(f"question.{id}:ask", DEFAULT_LOCALE, {}) in text, id


class Page(HTMLParser):
    """Count what is opened, and check that it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def test_the_document_holds_it_all(folder: Path) -> None:
    page = Page()
    page.feed((folder / "review.html").read_text(encoding="utf-8"))
    assert page.open == []
    table = load("rules.json")
    for row in (*table["rules"], *load("gates.json")["gates"]):
        assert row["criterion"] in page.text
    for key in table["sources"]:
        assert key in page.text
    for name in FINDINGS:
        assert name in page.text
    assert "0 of" in page.text
    assert "nine one one" in page.text


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["map", "--out", str(tmp_path / "file")]) == 2
    assert "--out" in capsys.readouterr().err
