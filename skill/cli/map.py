"""`back-spasm-coach map`: the interview and the rule table drawn, and a document to print."""

import argparse
from pathlib import Path

from skill.errors import CoachError
from skill.review.document import document
from skill.review.interview_page import interview_page
from skill.review.rules_page import gates_page, rules_page

SUMMARY = "draw the interview and the rule table for a clinician"
EXAMPLE = """back-spasm-coach map --out review

Writes interview.svg, rules.svg and gates.svg, a page each, and review.html: all of it to print,
every rule with its source and its review date, the words as spoken, the findings, the sources."""

_PAGES = {
    "interview.svg": ("The interview", interview_page),
    "rules.svg": ("The rules", rules_page),
    "gates.svg": ("The gates of relief", gates_page),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this subcommand takes."""
    parser.add_argument(
        "--out", default="review", metavar="DIR", help="where the files go (default: review)"
    )


def run(args: argparse.Namespace) -> int:
    """Write the pages and the document, and name them."""
    folder = Path(args.out)
    pages = {name: draw() for name, (_, draw) in _PAGES.items()}
    images = [(title, name) for name, (title, _) in _PAGES.items()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in {**pages, "review.html": document(images)}.items():
            (folder / name).write_text(content, encoding="utf-8")
            print(folder / name)
    except OSError as error:
        raise CoachError(
            f"Cannot write to {folder}: {error.strerror}. Name another with --out."
        ) from None
    return 0
