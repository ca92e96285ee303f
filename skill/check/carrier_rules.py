"""Carrier intents: what the skill puts back in front of the words is their name.

`Say_i_cant` with the sample "i can't {query}" brings "feel my legs"; the request does not say which
sample matched, so the name has to stand for all of them
(https://developer.amazon.com/docs/alexa/custom-skills/slot-type-reference.html, SearchQuery).
"""

import re
from collections.abc import Iterator

from skill.check.grammar import SLOT, normal
from skill.check.language import SEARCH_QUERY, Intent, Language, Slot
from skill.check.violation import Violation

_SOURCE = "docs/architecture.md, Alexa"
QUERY = Slot("query", SEARCH_QUERY)

_CONTRACTIONS = (
    (re.compile(r"\bcan ?not\b"), "cant"),
    (re.compile(r"\bwill not\b"), "wont"),
    (re.compile(r"\b(do|does|did|is|was|could|have|has) not\b"), r"\1nt"),
    (re.compile(r"^(it|that|there) is$"), r"\1s"),
)
_EXPANSIONS = {"i'm": "i am", "i've": "i have", "i'd": "i would", "i'll": "i will"}
_COPULA = re.compile(r"'(?:s|re|ve)$")
_SAME_SENSE = {
    "someone": "somebody, husband, wife, mom, mum, mother, dad, father, grandma, grandad",
    "yes": "yeah, yep, yup, aye, uh huh, mm hmm, correct, sure, that's right",
    "no": "nope, nah, naw, nae, nay",
    "nothing": "nowt",
    "maybe": "perhaps, possibly",
    "kind of": "kinda, sort of, sorta",
    "a bit": "bit, wee bit",
    "actually": "honestly, basically, obviously",
    "just": "only",
    "very": "really, quite, pretty, much",
    "almost": "nearly",
    "barely": "hardly",
    "a": "an",
    "about": "around, roughly",
    "um": "uh, er, erm, hmm, mm, hello, hi, hey, please, sorry",
    "oh": "ooh, ah, ohh, och, ach, ow, ouch, argh, god, jesus, christ, damn, gosh",
    "okay": "ok, alright, all right, fine, great, ready, next, pause, thanks, thank you, cheers",
    "and": "also, plus",
    "because": "cos",
    "unless": "except",
    "cant": "unable to, impossible to",
    "wouldnt": "would not, shouldn't, should not",
    "do": "does",
    "dont": "doesn't, does not",
    "is": "are",
    "have": "has",
    "havent": "hasn't, has not",
    "wait": "hang on, hold on",
    "think": "guess, suppose, reckon",
    "feel": "feels, feeling",
    "keep": "keeps",
    "hurts": "hurting, hurt, aches",
    "pain": "pains, ache, aching, stabbing, shooting, throbbing, crushing, sharp, dull",
    "numb": "numbness",
    "weak": "weakness",
    "tingling": "tingly, pins and needles",
    "trouble": "difficulty",
    "groin": "bum, bottom, butt, backside, privates, genitals, bum's, bottom's",
    "dizzy": "faint, lightheaded, woozy",
    "sweating": "sweaty, clammy",
    "vomiting": "throwing up",
    "fever": "chills",
    "cancer": "chemo, chemotherapy, tumor, tumour",
    "steroids": "prednisone, prednisolone",
    "diabetic": "diabetes",
    "leg": "knee, calf, thigh, shin, ankle",
    "feet": "foot, toes, toe",
    "stomach": "tummy, belly, tummy's, belly's",
    "peeing": "pee, wee, weeing, urinating, pee's",
    "peed": "wet",
    "blood thinners": "warfarin, eliquis, xarelto, coumadin",
    "painkiller": "painkillers, ibuprofen, advil, tylenol, paracetamol, aspirin, naproxen, aleve",
    "fell": "tripped, fallen, landed, tumbled",
    "got": "gotten, gone, going, went",
    "started": "began, happened",
    "in": "into, inside, through, across, along, near, under, behind",
    "on": "at",
}
"""Openings for which the name may stand: about the person they say the same, and what they say
beside that (a greeting, thanks, whose husband) is not lost on anybody."""


def check_carriers(language: Language) -> Iterator[Violation]:
    """Every `Say_…` intent, and that AMAZON.SearchQuery is used nowhere else."""
    for intent in language.intents:
        if intent.carrier:
            yield from _carrier(intent)
        elif any(slot.type == SEARCH_QUERY for slot in intent.slots):
            yield Violation(
                "carrier",
                intent.name,
                "AMAZON.SearchQuery belongs in an intent named Say_<carrier words>",
                _SOURCE,
            )


def _carrier(intent: Intent) -> Iterator[Violation]:
    if intent.slots != (QUERY,):
        yield Violation(
            "carrier", intent.name, "has the one slot query, of type AMAZON.SearchQuery", _SOURCE
        )
    said = intent.name.removeprefix("Say_").replace("_", " ")
    for sample in intent.samples:
        where = f"{intent.name}: {sample!r}"
        opening, *rest = SLOT.split(sample)
        if len(rest) != 2 or rest[1].strip():
            yield Violation("carrier", where, "a carrier is followed by {query} alone", _SOURCE)
        elif not same_sense(said, opening):
            yield Violation(
                "carrier",
                where,
                f"the skill would put it back as {said!r}, which is not the same",
                _SOURCE,
            )


def same_sense(said: str, opening: str) -> bool:
    """Whether an opening may be put back as `said`, the carrier's name in words.

    A copula may go ("he's" as "he"), nothing else may: "can't" is never "can".
    """
    words = " ".join(opening.lower().split())
    contracted = words
    for long, short in _CONTRACTIONS:
        contracted = long.sub(short, contracted)
    return said in (
        normal(words),
        contracted,
        _EXPANSIONS.get(words),
        _COPULA.sub("", words),
    ) or words in _SAME_SENSE.get(said, "").split(", ")
