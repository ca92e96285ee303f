"""A few shapes and lines of text as SVG, laid out by estimate: no graphics library is needed."""

from collections.abc import Sequence
from html import escape
from textwrap import wrap

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
INK, FAINT, PAPER = "#1c2430", "#5c6670", "#ffffff"
GLYPH = 0.55
"""Mean width of a letter, in sizes of the font."""

LEVELS = {
    "emergency_now": ("E", "Emergency now", "#b3261e"),
    "urgent_same_day": ("U", "Urgent, same day", "#b05a00"),
    "see_clinician_soon": ("S", "See a clinician soon", "#7a6a00"),
    "see_specialist": ("P", "See a specialist", "#1f5fa8"),
    "self_care": ("C", "Self-care", "#2f6d3a"),
}
"""Disposition to its letter, its name and its colour."""


def lines(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break a text to a width in pixels."""
    letter = size * GLYPH * (1.16 if bold else 1)
    return wrap(text, max(8, int(width / letter))) or [""]


def text(
    x: float, y: float, words: str, size: float = 12, colour: str = INK, bold: bool = False
) -> str:
    """Draw one line; y is its baseline."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size:g}" fill="{colour}"{weight}>'
        f"{escape(words)}</text>"
    )


def block(
    x: float,
    y: float,
    words: Sequence[str],
    size: float = 12,
    colour: str = INK,
    bold: bool = False,
) -> str:
    """Draw lines below each other; y is the top."""
    step = size * 1.28
    return "".join(
        text(x, y + size + step * n, line, size, colour, bold) for n, line in enumerate(words)
    )


def box(
    x: float, y: float, width: float, height: float, fill: str = PAPER, edge: str = "#aab2bb"
) -> str:
    """Draw a rectangle with round corners."""
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="5" '
        f'fill="{fill}" stroke="{edge}"/>'
    )


def chip(x: float, y: float, disposition: str, size: float = 14) -> str:
    """Draw the letter of a disposition on its colour; x and y are the upper left corner."""
    letter, _, colour = LEVELS[disposition]
    return stamp(x, y, letter, colour, size)


def stamp(x: float, y: float, letter: str, colour: str, size: float = 14) -> str:
    """Draw a letter on a colour."""
    square = (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{size:g}" height="{size:g}" rx="3" fill="{colour}"/>'
    )
    return square + text(x + size * 0.22, y + size * 0.8, letter, size * 0.78, PAPER, True)


def arrow(x1: float, y1: float, x2: float, y2: float, label: str = "") -> str:
    """Draw a straight arrow, with a word beside it."""
    line = (
        f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="{FAINT}" '
        'stroke-width="1.4" marker-end="url(#tip)"/>'
    )
    beside = (x1 + 7, (y1 + y2) / 2 + 4) if x1 == x2 else ((x1 + x2) / 2 - 9, y1 - 5)
    return line + (text(*beside, label, 11, FAINT) if label else "")


def legend(x: float, y: float) -> str:
    """Draw what the letters mean, in one line."""
    drawn = []
    for name, (_, words, _colour) in LEVELS.items():
        drawn.append(chip(x, y, name) + text(x + 19, y + 11.5, words, 12))
        x += 19 + len(words) * 12 * GLYPH + 22
    return "".join(drawn)


def page(width: float, height: float, title: str, subtitle: str, parts: Sequence[str]) -> str:
    """Give a whole page with its heading."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" font-family="{FONT}" role="img">'
        f"<title>{escape(title)}</title>"
        '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="6" refY="3.5" orient="auto">'
        f'<path d="M0,0 L7,3.5 L0,7 z" fill="{FAINT}"/></marker></defs>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        + text(30, 46, title, 26, INK, True)
        + text(30, 70, subtitle, 13, FAINT)
        + "".join(parts)
        + "</svg>\n"
    )
