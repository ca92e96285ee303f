"""Every utterance that an intent hears, so that two intents can be compared."""

import re
from collections.abc import Iterable, Iterator

from skill.check.language import Intent, Language
from skill.device.model_match import builtin_utterances

SLOT = re.compile(r"\{([^{}]*)\}")
AMAZONS_OWN = "Amazon's own"

_UNSPOKEN = str.maketrans({".": " ", "-": " ", "'": None, "’": None})


def normal(words: str) -> str:
    """As the device compares: lower case, one space, no apostrophes, `t. v.` is `t v`."""
    return " ".join(words.lower().translate(_UNSPOKEN).split())


def typed(sample: str, intent: Intent) -> str:
    """The sample with each slot's type in place of its name: `{age}` and `{number}` are one."""
    types = intent.types()
    parts = SLOT.split(sample)
    parts[::2] = [normal(part) for part in parts[::2]]
    parts[1::2] = [f"{{{types.get(part, part)}}}" for part in parts[1::2]]
    return " ".join(part for part in parts if part)


def utterances(language: Language, intent: Intent) -> Iterator[tuple[str, str]]:
    """What the intent hears, each with the sample it comes from.

    The model's own slot types are spelled out; Amazon's stay, as in `about {AMAZON.NUMBER}`.
    """
    used = {slot.type for slot in intent.slots}
    own = [each for each in language.types if each.name in used]
    values = {each.name: [normal(phrase) for phrase in each.phrases()] for each in own}
    for sample in intent.samples:
        pattern = typed(sample, intent)
        spread = [name for name in SLOT.findall(pattern) if name in values]
        for words in _filled([pattern], spread, values):
            yield words, sample
    for words in builtin_utterances().get(intent.name, ()):
        yield normal(words), AMAZONS_OWN


def _filled(
    patterns: Iterable[str], names: list[str], values: dict[str, list[str]]
) -> Iterator[str]:
    if not names:
        yield from patterns
        return
    head, *rest = names
    for pattern in patterns:
        once = (pattern.replace(f"{{{head}}}", value, 1) for value in values[head])
        yield from _filled(once, rest, values)
