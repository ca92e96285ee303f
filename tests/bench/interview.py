"""Questions and seconds of speech until the advice, by disposition, over the vignettes' patients."""

import statistics
from collections import defaultdict
from collections.abc import Iterator

from skill.alexa.speech import spoken
from skill.device.speech_time import seconds
from tests.conversation.patient import Course, consult
from tests.triage.patient import vignettes

TITLE = "Questions and speech until the advice (simulated patients who answer only what is asked)"


def lines() -> Iterator[str]:
    """Give the table. Seconds are estimated: 150 words a minute, pauses in, reprompts out."""
    found: dict[str, list[Course]] = defaultdict(list)
    for vignette in vignettes():
        course = consult(vignette.facts, {name: vignette.facts[name] for name in vignette.told})
        found[str(course.disposition)].append(course)
    yield "| advice | patients | questions, median | speech, median (s) | speech, longest (s) |"
    yield "|---|---|---|---|---|"
    for disposition, courses in found.items():
        asked = statistics.median(course.questions for course in courses)
        lengths = [speech_seconds(course) for course in courses]
        yield f"| {disposition} | {len(courses)} | {asked:g} | {statistics.median(lengths):.0f} | {max(lengths):.0f} |"
    yield "| Ada (published, whole assessment) | - | - | 420 | - |"


def speech_seconds(course: Course) -> float:
    """Give the seconds of the skill's speech in a course."""
    return sum(seconds(spoken(state, reply, "en-US").ssml) for _, state, reply in course.turns)
