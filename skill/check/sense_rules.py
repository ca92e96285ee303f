"""What this skill asks of its own samples, so that no word of a person in pain is lost.

A built-in or a meaning intent brings no words, so its samples may mean one thing only; an intent
that hands a slot's words over must leave the whole sense to that slot.
"""

from collections.abc import Iterator

from skill.check.grammar import SLOT, normal
from skill.check.language import Intent, Language
from skill.check.violation import Violation

_PURE = "design/architecture.md, 'Yes and No are extended with pure polarity only'"
_WORDS = "docs/architecture.md, Alexa; design/architecture.md, 'Words reach the skill two ways'"

POLARITY = ("AMAZON.YesIntent", "AMAZON.NoIntent")
_PLAIN = """
a about above absolutely affirmative afraid ah all am answer any are arent at aye been bet both
can cannot cant certainly chance cheers correct could couldnt counts course definite definitely
did didnt do does doesnt dont doubt each either er erm ever everything exactly feel firm for got
had hadnt has hasnt have havent having he hes hmm huh hundred i im in indeed is isnt it its ive
just kind least like maam mate me mhm mm most much my nae nah naw nay negative neither never no
none nope not nothing of oh ok okay on one percent please positive precisely quite really right
sadly said she shes simply sir slightest so sort spot sure ta thank thanks that thats the them
there theres these they theyre things those three to too totally true uh um unfortunately very
was wasnt way we well were whatsoever why will without wont would wouldnt ya yea yeah yep yes
you youre yup
"""
PLAIN_WORDS = frozenset(_PLAIN.split())
"""Words of a bare yes or no. A word that says more ("a little", "numbness") does not belong."""

WORDS_TYPES = ("SYMPTOM", "ANSWER")
"""Slot types whose words go on to `understanding`."""
_TURNING = """
no not never without if dont didnt havent isnt cant wont wasnt had was were used dad mom he she
they you nor neither none hardly barely can could
"""
TURNING_WORDS = frozenset(_TURNING.split())
"""Words in a sample that would turn the sense of the slot's words, and that do not arrive."""


def check_senses(language: Language) -> Iterator[Violation]:
    for intent in language.intents:
        if intent.name in POLARITY:
            yield from _polarity(intent)
        yield from _slot_alone(intent)


def _polarity(intent: Intent) -> Iterator[Violation]:
    for sample in intent.samples:
        more = [word for word in normal(sample).split() if word not in PLAIN_WORDS]
        if more:
            yield Violation(
                "pure-polarity",
                f"{intent.name}: {sample!r}",
                f"{' '.join(more)!r} says more than yes or no and would be lost: leave it to a "
                "carrier, or add the word to PLAIN_WORDS if it is truly empty",
                _PURE,
            )


def _slot_alone(intent: Intent) -> Iterator[Violation]:
    types = intent.types()
    for sample in intent.samples:
        if not any(types.get(name) in WORDS_TYPES for name in SLOT.findall(sample)):
            continue
        turning = TURNING_WORDS & set(normal(SLOT.sub(" ", sample)).split())
        if turning:
            yield Violation(
                "slot-alone",
                f"{intent.name}: {sample!r}",
                f"{' '.join(sorted(turning))!r} changes the sense and does not reach the skill; "
                "leave such sentences to a carrier",
                _WORDS,
            )
