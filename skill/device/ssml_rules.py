"""Which SSML Alexa takes in a skill's answer.

https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from skill.device.ssml import SsmlError, pieces, seconds_of

LONGEST_BREAK = 10.0
ALLOWED: dict[str, frozenset[str]] = {
    "speak": frozenset(),
    "p": frozenset(),
    "s": frozenset(),
    "break": frozenset({"time", "strength"}),
    "emphasis": frozenset({"level"}),
    "lang": frozenset({"xml:lang"}),
    "phoneme": frozenset({"alphabet", "ph"}),
    "prosody": frozenset({"rate", "pitch", "volume"}),
    "say-as": frozenset({"interpret-as", "format"}),
    "sub": frozenset({"alias"}),
    "voice": frozenset({"name"}),
    "w": frozenset({"role"}),
    "amazon:effect": frozenset({"name"}),
    "amazon:emotion": frozenset({"name", "intensity"}),
    "amazon:domain": frozenset({"name"}),
    "alexa:name": frozenset({"type", "personId"}),
}
_VALUES: dict[tuple[str, str], re.Pattern[str]] = {
    ("break", "strength"): re.compile("none|x-weak|weak|medium|strong|x-strong"),
    ("prosody", "rate"): re.compile(r"x-slow|slow|medium|fast|x-fast|\d+%"),
    ("prosody", "volume"): re.compile(r"silent|x-soft|soft|medium|loud|x-loud|[+-]\d+(\.\d+)?dB"),
    ("prosody", "pitch"): re.compile(r"x-low|low|medium|high|x-high|[+-]\d+(\.\d+)?%"),
    ("emphasis", "level"): re.compile("strong|moderate|reduced"),
    ("say-as", "interpret-as"): re.compile(
        "characters|spell-out|cardinal|number|ordinal|digits|fraction|unit|date|time|telephone|"
        "address|interjection|expletive"
    ),
    ("amazon:effect", "name"): re.compile("whispered"),
}
_REQUIRED = {
    "say-as": "interpret-as",
    "sub": "alias",
    "phoneme": "ph",
    "voice": "name",
    "amazon:effect": "name",
}
_SLOWEST = 20


def faults(ssml: str) -> Iterator[tuple[str, str]]:
    """(rule, what is wrong) for everything in `ssml` that Alexa would refuse."""
    if not ssml.lstrip().startswith("<speak"):
        yield "ssml_speak_root", "the whole text must stand in one <speak> element."
        return
    try:
        pieces(ssml)
    except SsmlError as error:
        yield "ssml_well_formed", f"{error}. Escape & < > and close every tag."
        return
    tags: list[tuple[int, str, dict[str, str]]] = []
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        tags.append((depth, tag, attributes))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(ssml.strip(), True)
    for level, tag, attributes in tags:
        yield from _tag_faults(level, tag, attributes)


def _tag_faults(level: int, tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    if (tag == "speak") != (level == 1):
        yield "ssml_speak_root", "one <speak> element goes round the whole, and none inside it."
    if tag not in ALLOWED:
        yield "ssml_tag", f"<{tag}> is not a tag that this skill may use."
        return
    for name, value in attributes.items():
        pattern = _VALUES.get((tag, name))
        if name not in ALLOWED[tag] or (pattern and not pattern.fullmatch(value)):
            yield "ssml_attribute", f'<{tag} {name}="{value}"> is not something Alexa knows.'
    wanted = _REQUIRED.get(tag)
    if wanted and wanted not in attributes:
        yield "ssml_attribute", f"<{tag}> needs {wanted}."
    rate = attributes.get("rate", "")
    if tag == "prosody" and rate.endswith("%") and rate[:-1].isdecimal() and int(rate[:-1]) < 20:
        yield "ssml_attribute", f"a rate under {_SLOWEST}% is not taken."
    if tag == "break" and "time" in attributes and seconds_of(attributes["time"]) > LONGEST_BREAK:
        yield "ssml_break", f"a break is at most {LONGEST_BREAK:.0f} seconds."
