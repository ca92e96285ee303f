"""Trains `skill/understanding/likeness.json`: python -m tests.understanding.train_likeness [--check]

Needs numpy==2.4.6 and scikit-learn==1.9.1 (for training only). All data are the project's own: the interaction
model, the rules' cases, the practice lines, and the phrases in `phrases/`. `--check` trains three times without a
third of the practice lines and tells how those are then understood; it writes nothing.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from skill.triage.findings import FINDINGS, NUMBERS
from skill.understanding import MEANINGS, Understood, likeness
from skill.understanding.lexicon import read
from tests.understanding import measure
from tests.understanding.test_cases import cases

HERE = Path(__file__).parent
MODEL = HERE.parent.parent / "interaction_model" / "en-US.json"
OUT = Path(likeness.__file__).with_name("likeness.json")

ANSWERS = {"yes", "no", "ambiguous", "dont_know", "red_flag", "own", "findings"}
NO_WISH = {"out_of_scope", "nonanswer", "silence_or_noise"}
NUMBERED = {"duration_value", "duration_unclear", "severity_value", "severity_words", "age_value"}
BUILT_IN = {
    "Repeat": "repeat",
    "Next": "next",
    "Previous": "previous",
    "Pause": "pause",
    "Resume": "resume",
    "StartOver": "start_over",
    "Help": "help",
    "Stop": "stop",
}
FILL = {"{duration}": "twenty minutes", "{step}": "walking", "{number}": "five"}
MARGINS = {
    "wish": 0.30,
    "wish_pending": 0.50,
    "wish_at_question": 0.80,
    "asked": 0.20,
    "asked_own": 0.80,
    "asked_impersonal": 0.93,
    "own": 0.70,
    "volunteered": 0.70,
    "doubted": 0.40,
    "alarm": 0.70,
}
KNOWN = {*FINDINGS, likeness.NONE}
FOLDS = 3
SCREEN = (
    ["chest_pain", "breathless", "faint_sweaty_or_collapse"],
    ["saddle_numbness", "bladder_change", "bowel_control_loss"],
    ["major_trauma", "minor_trauma"],
)
TAKEN = {"yes", "no"}
STEPS_PER_UNIT = 6.0
LEAST_WEIGHT = 3
"""A weight is kept in sixths; smaller ones than three sixths are left out."""


class Example(NamedTuple):
    """A text with what it means and which finding it tells of; None: not known, not used for that head."""

    text: str
    meaning: str | None
    finding: str | None
    weight: float = 1.0


def examples() -> list[Example]:
    """Give all training texts except the practice lines."""
    return [*_from_model(), *_from_phrases(), *_from_cases()]


def _from_model() -> Iterator[Example]:
    language = json.loads(MODEL.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
    for intent in language["intents"]:
        name = intent["name"].removesuffix("Intent")
        meaning = BUILT_IN.get(name.removeprefix("AMAZON."), "")
        meaning = meaning or re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
        if meaning not in MEANINGS or meaning in NUMBERED | ANSWERS:
            continue
        for sample in intent["samples"]:
            text = sample
            for slot, words in FILL.items():
                text = text.replace(slot, words)
            if "{" not in text:
                finding = likeness.ALARM if meaning == "emergency" else likeness.NONE
                yield Example(text, meaning, finding, 0.4)
    for kind in language["types"]:
        for value in kind["values"]:
            phrases = [value["name"]["value"], *value["name"].get("synonyms", ())]
            if kind["name"] == "SYMPTOM":
                for phrase in phrases:
                    yield Example(phrase, likeness.OWN, value["id"], 0.6)


def _from_phrases() -> Iterator[Example]:
    for file in sorted((HERE / "phrases").glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            if file.stem == "findings":
                finding, _, text = line.partition(": ")
                yield Example(text, likeness.OWN, finding)
            elif file.stem == "own":
                yield Example(line, likeness.OWN, None)
            else:
                finding = likeness.ALARM if file.stem == "emergency" else likeness.NONE
                yield Example(line, _class_of(file.stem), finding)


def _class_of(meaning: str) -> str | None:
    if meaning in NO_WISH:
        return likeness.NOISE
    if meaning in ANSWERS:
        return likeness.OWN
    return None if meaning in NUMBERED else meaning


def _from_cases() -> Iterator[Example]:
    for case in cases():
        meaning = case.meanings.split()[0] if case.meanings and case.meanings != "*" else ""
        present = [name[1:] for name in case.findings.split() if name[0] == "+"]
        yield from _labelled(case.utterance, meaning, present, "-" in case.findings)


def of_line(line: dict[str, Any]) -> list[Example]:
    """Give what a practice line teaches."""
    accepted = line["meaning"] if isinstance(line["meaning"], list) else [line["meaning"]]
    present = [name for name, value in line["findings"].items() if value is True]
    denied = any(value is False for value in line["findings"].values())
    return list(_labelled(line["utterance"], accepted[0], present, denied))


def _labelled(text: str, meaning: str, present: list[str], denied: bool) -> Iterator[Example]:
    present = [name for name in present if name not in NUMBERS]
    if not meaning or (meaning in ("yes", "no", "dont_know") and len(text.split()) < 3):
        return
    finding = present[0] if len(present) == 1 else None
    if not present and (denied or meaning not in ANSWERS | {"emergency"}):
        finding = likeness.NONE
    yield Example(text, _class_of(meaning), finding)


def trained(given: list[Example]) -> dict[str, Any]:
    """Train both heads and give the file's contents."""
    said = [read(example.text) for example in given]
    counts = Counter(word for each in said for word in set(each.tokens))
    common = frozenset(word for word, count in counts.items() if count >= 4)
    pieces = [likeness.pieces(each, common) for each in said]
    weights = [example.weight for example in given]
    meanings = [example.meaning for example in given]
    findings = [example.finding if example.finding in KNOWN else None for example in given]
    return {
        "meaning": _head(pieces, meanings, weights, 20.0),
        "finding": _head(pieces, findings, weights, 20.0),
        "margins": MARGINS,
        "common": " ".join(sorted(common)),
    }


def _head(
    pieces: list[likeness.Pieces], labels: list[str | None], weights: list[float], strength: float
) -> dict[str, Any]:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    rows = [row for row, label in enumerate(labels) if label is not None]
    often = Counter(piece for row in rows for piece in {*pieces[row].whole, *pieces[row].parts})
    names = sorted(piece for piece, count in often.items() if count >= 2)
    places = {piece: place for place, piece in enumerate(names)}
    data: list[float] = []
    columns: list[int] = []
    starts = [0]
    for row in rows:
        share = max(1, pieces[row].words) ** -0.5
        for listed, counts in ((pieces[row].whole, share), (pieces[row].parts, share / 2)):
            for piece in listed:
                if piece in places:
                    columns.append(places[piece])
                    data.append(counts)
        starts.append(len(columns))
    matrix = csr_matrix((data, columns, starts), shape=(len(rows), len(names)))
    sizes = Counter(labels[row] for row in rows)
    usual = len(rows) / len(sizes)
    balanced = [weights[row] * (usual / sizes[labels[row]]) ** 0.4 for row in rows]
    fitted = LogisticRegression(C=strength, max_iter=250, tol=1e-4)
    fitted.fit(matrix, [labels[row] for row in rows], balanced)
    steps = (fitted.coef_ * STEPS_PER_UNIT).round().clip(-44, 44).astype(int)
    kept: dict[str, str] = {}
    for place, piece in enumerate(names):
        column = steps[:, place]
        pairs = "".join(
            chr(likeness.FIRST + index) + chr(likeness.ZERO + int(weight))
            for index, weight in enumerate(column)
            if abs(weight) >= LEAST_WEIGHT
        )
        if pairs:
            kept[piece] = pairs
    return {
        "classes": list(map(str, fitted.classes_)),
        "bias": [round(float(each), 2) for each in fitted.intercept_],
        "scale": 1 / STEPS_PER_UNIT,
        "weights": kept,
    }


def all_practice() -> list[dict[str, Any]]:
    """Give an independent author's lines."""
    names = ("../practice.jsonl", "../practice_noise.jsonl")
    return [line for name in names for line in measure.read(name)]


def fold(text: str) -> int:
    """Give the part that a text is in; the same text under two questions is in one part."""
    return crc32(text.encode()) % FOLDS


def without(part: int) -> dict[str, Any]:
    """Train without one part of the practice lines and of the household's talk."""
    house = {line for line in household() if fold(line) == part}
    kept = [line for line in all_practice() if fold(line["utterance"]) != part]
    given = [example for example in examples() if example.text not in house]
    return trained([*given, *(each for line in kept for each in of_line(line))])


def household() -> list[str]:
    """Give the talk that is for others, with which the check tries every kind of question."""
    return (HERE / "phrases" / "out_of_scope.txt").read_text(encoding="utf-8").splitlines()


def checked(models: list[likeness.Model]) -> dict[str, int]:
    """Count how lines are understood with models that have not seen them, and without any."""
    tally: Counter[str] = Counter()
    silent = models[0]._replace(margins=dict.fromkeys(MARGINS, 2.0))
    for line in all_practice():
        accepted = line["meaning"] if isinstance(line["meaning"], list) else [line["meaning"]]
        for name, model in (("before", silent), ("after", models[fold(line["utterance"])])):
            understood = _heard(line, model)
            tally[f"right {name}"] += understood.meaning in accepted
            tally[f"unsafe {name}"] += measure.is_unsafe(line, understood)
        tally["lines"] += 1
    for text in household():
        for asks in SCREEN:
            line = {"utterance": text, "asks": asks, "yes_means": True, "expects": "yes_no"}
            for name, model in (("before", silent), ("after", models[fold(text)])):
                meaning = _heard(line, model).meaning
                tally[f"household taken for an answer {name}"] += meaning in TAKEN
                tally[f"household asked again {name}"] += meaning == "ambiguous"
            tally["household lines"] += 1
    return dict(tally)


def _heard(line: dict[str, Any], model: likeness.Model) -> Understood:
    likeness.model = lambda: model
    return measure.heard(line)


def main(arguments: list[str]) -> int:
    """Train and write, or train without a part and tell how that part does."""
    if "--check" in arguments:
        models = [likeness.opened(without(part)) for part in range(FOLDS)]
        print(json.dumps(checked(models), indent=1))
        return 0
    learnt = [each for line in all_practice() for each in of_line(line)]
    text = json.dumps(trained([*examples(), *learnt]), separators=(",", ":"))
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT}: {len(text) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
