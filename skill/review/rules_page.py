"""The rule table on one page, and the gates on another."""

from collections.abc import Mapping, Sequence
from typing import Any

from skill.review import svg
from skill.review.wording import condition, finding, review, short_condition
from skill.triage import tables

_WIDTH, _MARGIN, _GAP, _TOP = 2300, 30, 26, 128
_SIZE = 10.5
_STEP = _SIZE * 1.28


def rules_page() -> str:
    """Draw every rule, the highest disposition first, in columns."""
    table = tables.load("rules.json")
    rows = [_row(row, row["disposition"]) for row in (*table["rules"], table["otherwise"])]
    groups = ["Groups named in ‹ ›. A group holds when any of its members does."]
    groups += [
        f"‹{finding(name)}›: {', '.join(map(finding, members))}"
        for name, members in table["groups"].items()
        if any(name in row["all"] for row in table["rules"])
    ]
    return _page(
        "Back Spasm Coach: the rules, findings to advice",
        "The highest disposition of all rules that fire is the advice. A finding asked about and "
        "not known counts as present. [R] read in the source, [B] background knowledge.",
        rows,
        groups,
    )


def gates_page() -> str:
    """Draw every gate: what makes a relief step unsafe or different."""
    table = tables.load("gates.json")
    rows = [
        _row(
            row,
            row["verdict"],
            f"{', '.join(map(finding, row['steps']))}: {finding(row['verdict'])}",
        )
        for row in table["gates"]
    ]
    ask = ["What is asked before a step, as far as the answer can still matter:"]
    ask += [
        f"{finding(step)}: {', '.join(map(finding, ids))}"
        for step, ids in table["ask"].items()
        if ids
    ]
    return _page(
        "Back Spasm Coach: the gates of relief",
        "Red leaves the step out, orange hands it to a pharmacist or doctor, blue changes how it "
        "is given. What is not known counts as holding.",
        rows,
        ask,
        with_legend=False,
    )


_VERDICTS = {
    "leave_out": ("×", "#b3261e"),
    "ask_first": ("?", "#b05a00"),
    "adapt": ("~", "#1f5fa8"),
}


class _Drawn(tuple[float, list[tuple[float, float, list[str], str, bool]], str]):
    """The height of a row, its texts, and the disposition or verdict that marks it."""


def _column_width(columns: int) -> float:
    return (_WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns


def _row(row: Mapping[str, Any], mark: str, steps: str = "") -> _Drawn:
    width = _column_width(3)
    texts: list[tuple[float, float, list[str], str, bool]] = []
    y = 4.0
    head = steps or finding(row["id"])
    said = short_condition(row) if not steps else condition(row)
    foot = f"{' · '.join(row['sources'])} [{row['evidence']}] · reviewed: {review(row)}"
    for words, colour, bold in (
        (head, svg.INK, True),
        (f"IF {said}" if said != head else "", svg.INK, False),
        (row["criterion"], svg.FAINT, False),
        (foot, "#3b5b7c", False),
    ):
        if words:
            broken = svg.lines(words, width - 40, _SIZE, bold)
            texts.append((26, y, broken, colour, bold))
            y += _STEP * len(broken)
    return _Drawn((y + 6, texts, mark))


def _page(
    title: str,
    subtitle: str,
    rows: Sequence[_Drawn],
    notes: Sequence[str],
    with_legend: bool = True,
) -> str:
    width = _column_width(3)
    broken = [line for note in notes for line in svg.lines(note, width - 12, _SIZE)]
    total = sum(row[0] for row in rows) + len(broken) * _STEP + 30
    limit = _TOP + total / 3 + 40
    parts = [svg.legend(_MARGIN, 86)] if with_legend else []
    x, y, lowest = float(_MARGIN), float(_TOP), 0.0
    for height, texts, mark in rows:
        if y + height > limit:
            x, y = x + width + _GAP, float(_TOP)
        parts.append(svg.box(x, y, width, height - 3, "#fafbfc", "#e1e5e9"))
        letter, colour = _VERDICTS.get(mark) or svg.LEVELS[mark][::2]
        parts.append(svg.stamp(x + 5, y + 5, letter, colour))
        parts += [
            svg.block(x + dx, y + dy, words, _SIZE, tint, bold)
            for dx, dy, words, tint, bold in texts
        ]
        y += height
        lowest = max(lowest, y)
    parts.append(svg.block(x + 4, y + 10, broken, _SIZE, svg.FAINT))
    lowest = max(lowest, y + 20 + len(broken) * _STEP)
    return svg.page(_WIDTH, lowest + 30, title, subtitle, parts)
