"""The printable document: the pages, every row in full, the words, the findings and the sources."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from skill.content import DEFAULT_LOCALE, table, words
from skill.review.svg import LEVELS
from skill.review.wording import alone, condition, finding, meanings, review
from skill.triage.questions import rows
from skill.triage.tables import load

_STYLE = """
body { font: 11pt/1.4 Helvetica, Arial, sans-serif; color: #1c2430; max-width: 62em;
  margin: 2em auto; padding: 0 1em }
table { border-collapse: collapse; width: 100%; font-size: 9pt; margin: 1em 0 }
th, td { border: 1px solid #c5ccd3; padding: .3em .5em; text-align: left; vertical-align: top }
th { background: #eef1f4 } tr { break-inside: avoid } h2 { break-before: page }
img { width: 100%; border: 1px solid #dfe3e7 }
.warning { border-left: 4px solid #b3261e; padding: .2em 1em }
.level { color: #fff; border-radius: 3px; padding: 0 .4em; font-weight: bold }
@media print { body { margin: 0; max-width: none } }
"""


def document(images: Iterable[tuple[str, str]]) -> str:
    """Give the whole document; `images` are titles and file names."""
    rules, gates = load("rules.json"), load("gates.json")
    every = [*rules["rules"], rules["otherwise"], *gates["gates"]]
    done = sum(row["reviewed"] is not None for row in every)
    parts = [
        "<h1>Back Spasm Coach: triage for review</h1>",
        f'<p class="warning"><b>{done} of {len(every)} rows have been reviewed by a clinician.</b> '
        "The rules lean to the safe side on purpose. General information, not medical advice. "
        "[R]: read in the source or a copy of it. [B]: background knowledge, to be confirmed.</p>",
    ]
    for title, name in images:
        parts.append(f'<h2>{escape(title)}</h2><img src="{escape(name)}" alt="{escape(title)}">')
    parts.append("<h2>The rules in full</h2>")
    parts.append(
        _table(
            (
                "Rule",
                "Advice",
                "If",
                "Criterion in the source",
                "Said as the reason",
                "Source",
                "Reviewed",
            ),
            (
                [*_head(row), _said(row), _sources(row), escape(review(row))]
                for row in _rule_rows(rules)
            ),
        )
    )
    parts.append("<h2>The gates of relief in full</h2>")
    parts.append(
        _table(
            ("Gate", "Steps", "Verdict", "If", "Criterion", "Said", "Source", "Reviewed"),
            (
                [
                    escape(finding(row["id"])),
                    escape(", ".join(map(finding, row["steps"]))),
                    escape(finding(row["verdict"])),
                    escape(condition(row)),
                    escape(row["criterion"]),
                    _said(row),
                    _sources(row),
                    escape(review(row)),
                ]
                for row in gates["gates"]
            ),
        )
    )
    parts += _words()
    parts.append("<h2>The findings</h2>")
    phrases = table("question")["check"]["items"]
    parts.append(
        _table(
            ("Name", "Asked as", "Alone"),
            ([escape(n), escape(said), _level(alone(n))] for n, said in meanings(phrases)),
        )
    )
    parts.append("<h2>The sources</h2>")
    parts.append(
        _table(
            ("Key", "Source"),
            (
                [f'<a id="{escape(key)}">{escape(key)}</a>', _linked(said)]
                for key, said in rules["sources"].items()
            ),
        )
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>Back Spasm Coach: triage for review</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _rule_rows(rules: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*rules["rules"], rules["otherwise"]]


def _head(row: Mapping[str, Any]) -> list[str]:
    return [
        escape(finding(row["id"])),
        _level(row["disposition"]),
        escape(condition(row)),
        escape(row["criterion"]),
    ]


def _said(row: Mapping[str, Any]) -> str:
    return escape(words(f"advice.{row['reason']}", DEFAULT_LOCALE, {}))


def _sources(row: Mapping[str, Any]) -> str:
    links = (f'<a href="#{escape(key)}">{escape(key)}</a>' for key in row["sources"])
    return f"{', '.join(links)} [{row['evidence']}]"


def _level(disposition: str) -> str:
    _, title, colour = LEVELS[disposition]
    return f'<span class="level" style="background:{colour}">{title}</span>'


def _linked(said: str) -> str:
    said = re.sub(r"(https?://\S+)", r'<a href="\1">\1</a>', escape(said))
    return re.sub(r"doi (10\.\S+[^\s.,;])", r'<a href="https://doi.org/\1">doi \1</a>', said)


def _words() -> list[str]:
    advice = table("advice")
    spoken = [name for name in advice if "." not in name]
    return [
        "<h2>The advice as spoken</h2>",
        _table(
            ("Advice", "Words"),
            (
                [escape(finding(n)), escape(words(f"advice.{n}", DEFAULT_LOCALE, {}))]
                for n in spoken
            ),
        ),
        "<h2>The questions as spoken</h2>",
        _table(
            ("Question", "Asked", "Once more, simpler", "Why it is asked"),
            (
                [escape(id), *(escape(table("question")[id][f]) for f in ("ask", "simpler", "why"))]
                for id in rows()
            ),
        ),
    ]


def _table(heads: Iterable[str], body: Iterable[list[str]]) -> str:
    head = "".join(f"<th>{escape(words)}</th>" for words in heads)
    rows_ = "\n".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows_}\n</tbody></table>"
