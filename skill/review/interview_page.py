"""The interview on one page: what everybody is asked goes down, what a cause adds goes right."""

from skill.content import DEFAULT_LOCALE, words
from skill.review import svg
from skill.review.wording import alone, finding
from skill.triage.findings import NUMBERS
from skill.triage.questions import Row, rows
from skill.triage.tables import load

_WIDTH, _MARGIN, _TOP = 2300, 30, 118
_MAIN, _SIDE, _GAP = 560, 388, 22
_COLUMNS = 4
_SIZE = 11.5
_STEP = _SIZE * 1.28


def interview_page() -> str:
    """Draw the interview."""
    parts = [svg.legend(_MARGIN, 84)]
    y = float(_TOP)
    heard = [row for row in rows().values() if row.when and _cause(row) is None]
    band, y = _side_by_side("Heard at any moment, then asked at once", heard, y)
    parts += band
    previous = None
    for row in rows().values():
        if row.when or row.question.phase not in ("screen", "interview", "recheck"):
            continue
        drawn, height = _box(row, _MARGIN, y, _MAIN)
        if previous is not None:
            parts.append(
                svg.arrow(_MARGIN + _MAIN / 2, previous, _MARGIN + _MAIN / 2, y - 1, "then")
            )
        parts.append(drawn)
        beside = [rows()[id] for id in row.parts]
        for other in rows().values():
            if _cause(other) == row.question.id:
                beside += [other, *(rows()[id] for id in other.parts)]
        bottom = y + height
        for n, other in enumerate(beside):
            column, line = n % _COLUMNS, n // _COLUMNS
            if column == 0:
                top = y if line == 0 else bottom + 8
            x = _MARGIN + _MAIN + 60 + column * (_SIDE + _GAP)
            small, tall = _box(other, x, top, _SIDE)
            parts.append(small)
            bottom = max(bottom, top + tall)
        if beside:
            parts.append(
                svg.arrow(_MARGIN + _MAIN, y + 24, _MARGIN + _MAIN + 58, y + 24, _word(row))
            )
        previous, y = y + height, bottom + 24
    parts += _ends(previous or y, y)
    return svg.page(
        _WIDTH,
        y + 96,
        "Back Spasm Coach: the interview",
        "Each box: the words as spoken, then what they ask with the advice it leads to alone. A "
        "question is left out when its answer is known or can no longer change the advice; the "
        "first emergency ends it.",
        parts,
    )


def _word(row: Row) -> str:
    return "yes" if row.question.expects == "yes_no" else "then"


def _cause(row: Row) -> str | None:
    """Give the question of the plain interview whose answer leads to this one."""
    if not row.when:
        return None
    causes = {atom.finding for term in row.when for atom in term}
    for other in rows().values():
        plain = not other.when and other.question.phase in ("screen", "interview")
        if plain and causes & set(other.question.asks):
            return other.question.id
    for other in rows().values():
        if other.when and other.parts and causes & set(other.question.asks):
            return _cause(other)
    return None


def _box(row: Row, x: float, y: float, width: float) -> tuple[str, float]:
    """Draw one question; give its height too."""
    question = row.question
    said = words(f"question.{question.id}:ask", DEFAULT_LOCALE, {})
    spoken = svg.lines(f"“{said}”", width - 20, 13, bold=True)
    label = svg.lines(_label(row), width - 20, 10.5)
    drawn = [svg.block(x + 10, y + 6, label, 10.5, svg.FAINT)]
    below = y + 9 + len(label) * 10.5 * 1.28
    drawn.append(svg.block(x + 10, below, spoken, 13, svg.INK, True))
    below += 6 + len(spoken) * 13 * 1.28
    for item in row.items:
        for name in item:
            if name in NUMBERS:
                drawn.append(svg.block(x + 10, below, [f"a number: {finding(name)}"], _SIZE))
            else:
                drawn.append(svg.chip(x + 10, below, alone(name)))
                drawn.append(svg.block(x + 30, below, [finding(name)], _SIZE))
            below += _STEP + 2
    if row.otherwise:
        note = f"yes, but no to every part: {', '.join(map(finding, row.otherwise))}"
        drawn.append(svg.block(x + 10, below, [note], 10.5, svg.FAINT))
        below += _STEP
    height = below - y + 6
    fill = {"screen": "#fdf1f0", "recheck": "#fdf1f0"}.get(question.phase, "#f6f8fa")
    return svg.box(x, y, width, height, fill) + "".join(drawn), height


def _label(row: Row) -> str:
    data = next(q for q in load("questions.json")["questions"] if q["id"] == row.question.id)
    said = f"{row.question.id} · {row.question.phase}"
    if data.get("when"):
        said += f" · if {' and '.join(map(finding, data['when']))}"
    if data.get("unless"):
        said += f" · unless {' or '.join(map(finding, data['unless']))}"
    return said


def _side_by_side(title: str, found: list[Row], y: float) -> tuple[list[str], float]:
    drawn = [svg.text(_MARGIN, y + 14, title, 14, svg.INK, True)]
    width = (_WIDTH - 2 * _MARGIN - 12 * (len(found) - 1)) / max(1, len(found))
    tallest = 0.0
    for n, row in enumerate(found):
        shape, height = _box(row, _MARGIN + n * (width + 12), y + 24, width)
        drawn.append(shape)
        tallest = max(tallest, height)
    return drawn, y + 24 + tallest + 30


def _ends(last: float, y: float) -> list[str]:
    drawn = [svg.arrow(_MARGIN + _MAIN / 2, last, _MARGIN + _MAIN / 2, y - 2)]
    width = (_WIDTH - 2 * _MARGIN - 4 * 14) / 5
    for n, (name, (_, title, colour)) in enumerate(svg.LEVELS.items()):
        x = _MARGIN + n * (width + 14)
        drawn.append(svg.box(x, y, width, 62, colour, colour))
        drawn.append(svg.text(x + 14, y + 27, title, 17, svg.PAPER, True))
        drawn.append(svg.text(x + 14, y + 48, _RELIEF[name], 12, svg.PAPER))
    return drawn


_RELIEF = {
    "emergency_now": "Call now. No relief step.",
    "urgent_same_day": "Comfort in place only, help is arranged.",
    "see_clinician_soon": "Days, two weeks at most. Gated relief.",
    "see_specialist": "For a diagnosis. Gated relief.",
    "self_care": "Gated relief.",
}
