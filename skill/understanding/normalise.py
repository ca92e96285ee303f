"""Turns whatever was heard into plain lower-case tokens, with "," "." and "?" as tokens of their own."""

import unicodedata
from functools import lru_cache

from skill.understanding.tables import table

MOST_CHARACTERS = 3000
"""What is read of a very long text: most from its beginning, the rest from its end."""
BREAKS = frozenset(",.?")

_Phrases = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
"""First word to phrases and what stands for them."""

_LIST_WORDS = frozenset(
    ["i", "it", "my", "there", "is", "are", "have", "do", "not", "but", "wait", "sorry", "actually"]
)
"""None of these stands in a bare list."""
_BEFORE_STARTERS = frozenset((",", ".", "?", "no", "yes", "and", "but", "yeah"))
_PUNCTUATION = {
    **dict.fromkeys(map(ord, ".!;:。！।…"), " . "),
    **dict.fromkeys(map(ord, ',—–‐\u3001\uff0c()[]{}"“”«»|*_~/\\'), " , "),
    **dict.fromkeys(map(ord, "?？¿"), " ? "),
    **dict.fromkeys(map(ord, "’‘`´ʼ"), "'"),
    ord("-"): " ",
    ord("¡"): " ",
}


def tokens_of(text: str) -> list[str]:
    """Give the tokens of an utterance: spelling mended, contractions opened, empty sounds dropped."""
    words = _without_stutter(_opened(_split(_shortened(text))))
    words = _without_pauses(_without_fillers(words))
    return _listed(_mended(words))


def _without_stutter(words: list[str]) -> list[str]:
    """Drop the first sound of a word said over and over: "y y yes", "nnn no"."""
    kept: list[str] = []
    for word in reversed(words):
        sound = word[0].isalpha() and word == word[0] * len(word) and word not in ("a", "i")
        after = kept[-1] if kept else ""
        if not (sound and len(after) > 1 and after[0] == word[0]):
            kept.append(word)
    return kept[::-1]


def _without_pauses(words: list[str]) -> list[str]:
    """Drop the dots of a breath within a sentence: "can't . . . feel . . . my legs"."""
    spelling = table("spelling")
    kept: list[str] = []
    run = 0
    for place, word in enumerate(words):
        if word != ".":
            kept.append(word)
            run = 0 if word in BREAKS else run + 1
            continue
        last = kept[-1] if kept else "."
        after = next((each for each in words[place:] if each != "."), "")
        goes_on = after in spelling["goes_on"]
        mid_way = last in spelling["unfinished"] or (goes_on and (run <= 3 or last == "not"))
        if last == "." or ("." in words[place - 1 : place + 2 : 2] and mid_way):
            continue
        kept.append(word)
        run = 0
    return kept


def _listed(words: list[str]) -> list[str]:
    """Close each entry of a spoken list, "fever no weight loss yes": the "no" belongs to what stands before it."""
    answers = ("yes", "yeah", "no", "nope")
    entries = sum(word in answers for word in words)
    bare = entries > 1 and words[-1] in answers and words[0] not in answers
    if not bare or not _LIST_WORDS.isdisjoint(words):
        return words
    return [part for word in words for part in ((word, ".") if word in answers else (word,))]


def _shortened(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    return f"{text[: MOST_CHARACTERS - 600]} . {text[-600:]}"


def _split(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "<" in text:
        text = _without_markup(text)
    words = _with_decimals(text.lower()).translate(_PUNCTUATION).split()
    return [word[:40] for word in words if word in BREAKS or any(map(str.isalnum, word))][:600]


def _without_markup(text: str) -> str:
    kept: list[str] = []
    for index, part in enumerate(text.split("<")):
        kept.append(part if index == 0 or ">" not in part else part.partition(">")[2])
    return " ".join(kept)


def _with_decimals(text: str) -> str:
    """Keep "3.5" and "8/10" whole: the signs in them break no sentence."""
    if not any(sign in text for sign in "./"):
        return text
    out = list(text)
    for index in range(1, len(out) - 1):
        if text[index] in "./" and text[index - 1].isdigit() and text[index + 1].isdigit():
            out[index] = " point " if text[index] == "." else " out of "
    return "".join(out)


def _opened(words: list[str]) -> list[str]:
    """Open contractions: "can't" is "can not", "I've" is "i have"."""
    whole = table("spelling")["contractions"]
    out: list[str] = []
    for word in words:
        bare = word.strip("'") or "'"
        if bare in whole:
            out.extend(whole[bare].split())
        elif "'" not in bare:
            out.append(bare)
        else:
            out.extend(_open_ending(bare))
    return out


def _open_ending(word: str) -> list[str]:
    stem, _, ending = word.rpartition("'")
    if word.endswith("n't"):
        return [word[:-3], "not"]
    opened = {"ve": "have", "ll": "will", "re": "are", "d": "would", "m": "am"}.get(ending)
    if opened:
        return [stem, opened]
    return [stem] if ending == "s" else [word.replace("'", "")]


def _without_fillers(words: list[str]) -> list[str]:
    """Drop hesitation, but keep the sounds that answer ("uh huh", "nuh uh")."""
    starters = table("spelling")["start_fillers"]
    kept = _replaced(words, _sounds())
    return [
        word
        for place, word in enumerate(kept)
        if word not in starters or (place and kept[place - 1] not in _BEFORE_STARTERS)
    ]


@lru_cache(maxsize=1)
def _sounds() -> _Phrases:
    spelling = table("spelling")
    return _by_first_word({**dict.fromkeys(spelling["fillers"], ""), **spelling["sounds"]})


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    return _by_first_word(table("spelling")["phrases"])


def _by_first_word(phrases: dict[str, str]) -> _Phrases:
    index: _Phrases = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = tuple(phrase.split())
        index.setdefault(words[0], []).append((words, tuple(phrases[phrase].split())))
    return index


def _mended(words: list[str]) -> list[str]:
    """Mend what recognisers and typists write: single words first, then phrases ("numb nest")."""
    single: dict[str, str] = table("spelling")["words"]
    return _replaced(
        [part for word in words for part in single.get(word, word).split()], _phrases()
    )


def _replaced(words: list[str], phrases: _Phrases) -> list[str]:
    out: list[str] = []
    index = 0
    while index < len(words):
        for phrase, replacement in phrases.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                out.extend(replacement)
                index += len(phrase)
                break
        else:
            out.append(words[index])
            index += 1
    return out
