"""Weighs what was heard in the light of what was asked, and gives one meaning."""

from skill.understanding import alarms, answers, commands, likeness, talk_around
from skill.understanding.lexicon import read
from skill.understanding.manner import manner
from skill.understanding.meanings import Asked, Understood
from skill.understanding.normalise import BREAKS
from skill.understanding.numbers import numbers_in
from skill.understanding.quantities import quantity_in
from skill.understanding.tables import names_of
from skill.understanding.turn import Turn

NOT_ASKED = Asked()


def understand(utterance: str, asked: Asked = NOT_ASKED) -> Understood:
    """Tell what a person's words mean, and what they state of the person's findings.

    Deterministic; never raises, whatever the words are.
    """
    said = read(utterance)
    if not any(token not in BREAKS and not talk_around.is_sound(token) for token in said.tokens):
        return Understood("silence_or_noise", {}, False, {}, ())
    turn = Turn(said, asked)
    for reading in _READINGS:
        understood = reading(turn)
        if understood is not None:
            return understood
    return _unanswered(turn)


def _taken_back(turn: Turn) -> Understood | None:
    """Read an earlier answer changed: "actually I did have a fever", "sorry I meant no", "you misheard me"."""
    said = turn.said
    told = [each for each in turn.besides if each.value is not None]
    asks = _asks(turn) and said.has("meant")
    if asks or (turn.yes_no and 0 in turn.answer.used and said.has("SELF_MENDING")):
        return None
    if said.has("TAKING_BACK") and (told or not turn.here):
        sense = turn.answer.sense
        now = {"now": sense} if sense in ("yes", "no") else {}
        return turn.result("correction", *turn.texts("TAKING_BACK"), **now)
    softly = said.has("CORRECTING") and said.tokens[0] in names_of("scope", "mending_openers")
    if softly and told and not turn.here and said.has("DID_AFTER_ALL"):
        return turn.result("correction", *turn.texts("CORRECTING"))
    return None


def _stated(turn: Turn) -> Understood | None:
    if turn.here and turn.asked.yes_means is None and not turn.any_subject:
        return _quantity(turn) or turn.result("symptom_description", *map(turn.words, turn.here))
    return answers.stated_answer(turn)


def _quantity(turn: Turn) -> Understood | None:
    """Read the number that was asked for, or one that was volunteered while nothing else was asked."""
    if turn.yes_no and turn.asked.expects in (None, "yes_no") and not turn.said.has("OUT_OF_TEN"):
        return None
    if _asks(turn):
        command = commands.command_in(turn.said)
        if command is not None and command.meaning in ("clarify", "repeat"):
            return None  # "how do you mean, zero to ten"
    quantity = quantity_in(turn.said, turn.asked)
    if quantity is None or (turn.asked.expects is None and _is_in_passing(turn, quantity.meaning)):
        return None
    turn.findings.update(quantity.findings)
    return turn.result(quantity.meaning, " ".join(turn.said.tokens))


def _is_in_passing(turn: Turn, meaning: str) -> bool:
    """Tell whether a length stands in a question or in talk of medicines: "had some codeine an hour ago"."""
    if not meaning.startswith("duration"):
        return False
    asks = _asks(turn) or turn.said.tokens[:2] == ["am", "i"]
    compares = turn.said.has("WORSE_WORD") or turn.said.has("BETTER_WORD")
    if turn.said.has("OWN_PLAN") or (compares and meaning == "duration_unclear"):
        return True
    return asks or (turn.said.has("MEDICINES") and not turn.said.has("PAIN_WORD"))


def _evasion(turn: Turn) -> Understood | None:
    """Read what answers nothing and is all that was said: "it is what it is"."""
    command = commands.command_in(turn.said)
    if command is not None and command.whole and not turn.yes_no and turn.asked.expects is None:
        return None
    polite = names_of("steps", "polite")
    for start, end in turn.said.spans("EVASION"):
        beside = [*turn.said.tokens[:start], *turn.said.tokens[end:]]
        if all(token in BREAKS or token in polite for token in beside):
            return turn.result("nonanswer", turn.said.text(start, end))
    return None


def _is_of_elsewhere(turn: Turn, command: commands.Command) -> bool:
    """Tell whether a request only seems one: "how long to roast a lamb", "I've finished and it's down my leg"."""
    if command.whole:
        return False
    if turn.said.has("ELSEWHERE") and not talk_around.is_about_health(turn.said):
        return True
    if command.meaning == "ready" and _lies_within(turn, command, "PAIN_WORD"):
        return True
    if not turn.asked.findings:
        return False
    if command.meaning == "same" and turn.asked.yes_means is not None:
        return True
    if talk_around.is_about_health(turn.said):
        return command.meaning in names_of("steps", "moving")
    house = talk_around.is_for_the_house(turn.said)
    return house and command.meaning in names_of("steps", "said_at_home")


def _lies_within(turn: Turn, command: commands.Command, name: str) -> bool:
    """Tell whether a request is only a word of a CLASS: "done" in "I've done my back in again"."""
    used = command.match.used
    return any(used <= frozenset(range(*span)) for span in turn.said.spans(name))


def _answer_or_command(turn: Turn) -> Understood | None:
    command = commands.command_in(turn.said)
    if command is None or _is_of_elsewhere(turn, command):
        return answers.plain(turn)
    details = command.details
    told = turn.said.text(command.match.start, command.match.end)
    if not _goes_first(turn, command):
        plain = answers.plain(turn)
        if plain is not None:
            return plain
        if turn.any_subject and not command.whole and not _asks(turn):
            return None
    return turn.result(command.meaning, told, **details)


def _goes_first(turn: Turn, command: commands.Command) -> bool:
    """Tell whether the words ask for something rather than answer."""
    alike = names_of("answers_alike", "answer_rather")
    if turn.answer.sense is None:
        if turn.any_subject:
            asks = command.whole or _asks(turn)
            return asks and command.meaning not in names_of("answers_alike", "not_instead")
        return True
    if turn.answer.sense == "dont_know" and turn.asked.expects in ("number", "duration"):
        return False
    if not turn.yes_no:
        return command.whole or not command.match.used <= turn.answer.used
    if turn.any_subject and not command.whole and not _asks(turn):
        return False
    if command.meaning == "wait" and turn.said.has("CORRECTING"):
        return False
    if command.whole and len(command.match.used) > len(turn.answer.used):
        return command.meaning not in alike
    beside = command.meaning in names_of("answers_alike", "beside_answers")
    return beside and not turn.answer.used & command.match.used


def _asks(turn: Turn) -> bool:
    """Tell whether the words open with a question."""
    return any(start < 4 and end - start == 1 for start, end in turn.said.spans("ASKING"))


def _described(turn: Turn) -> Understood | None:
    """Read what tells of the trouble or of medicines and answers nothing."""
    if talk_around.is_for_the_house(turn.said):
        return None
    if turn.findings:
        medicines = names_of("levels", "medicine")
        meaning = "symptom_description" if medicines.isdisjoint(turn.findings) else "meds_volunteer"
        return turn.result(meaning, *map(turn.words, turn.heard.stated))
    counted = bool(numbers_in(turn.said.tokens)) and not _asks(turn)
    if turn.said.has("MEDICINES") and (turn.said.has("TAKE") or counted):
        return turn.result("meds_volunteer", *turn.texts("MEDICINES"))
    return None


def _suggested(turn: Turn) -> Understood | None:
    """Read a request that no pattern holds by its telling words."""
    alien = turn.said.has("IDIOM") or turn.said.has("ELSEWHERE")
    beside = turn.heard.supposed or turn.heard.of_others or alien
    if beside or turn.any_subject or talk_around.is_for_the_house(turn.said):
        return None
    command = commands.suggested(turn.said)
    if command is None:
        return None
    if command.meaning in ("about_child", "about_other") and not talk_around.names_somebody(
        turn.said
    ):
        return None
    fits = command.meaning in names_of("answers_alike", "while_findings_are_asked")
    if turn.asked.findings and not fits and not _asks(turn):
        return None
    return turn.result(command.meaning, command.match.source, **command.details)


def _sore(turn: Turn) -> Understood | None:
    """Read a plain "my back is in spasm" of the person's own."""
    if (
        not turn.said.has("PAIN_WORD")
        or turn.heard.supposed
        or talk_around.is_for_the_house(turn.said)
    ):
        return None
    tokens = turn.said.tokens
    of_another = not names_of("scope", "others").isdisjoint(tokens)
    if of_another and names_of("scope", "self").isdisjoint(tokens):
        return None
    return turn.result("symptom_description", *turn.texts("PAIN_WORD"))


def _unanswered(turn: Turn) -> Understood:
    """Give what is left: somebody else's matter, a question about a symptom, talk of other things."""
    elsewhere = [each for each in turn.heard.of_others if each.finding in turn.asked.findings]
    if elsewhere:
        return turn.result("ambiguous", *map(turn.words, elsewhere))
    if turn.heard.supposed:
        meaning = "clarify" if turn.yes_no else "ask_causes"
        return turn.result(meaning, *map(turn.words, turn.heard.supposed))
    if talk_around.is_for_the_house(turn.said):
        return turn.result("out_of_scope", *turn.texts("HOUSEHOLD"))
    alike = likeness.guess(turn.said, turn.asked)
    if alike is not None:
        return alike
    pending = turn.asked.expects is not None or turn.yes_no
    return turn.result("nonanswer" if pending else "out_of_scope")


_READINGS = (
    alarms.call_for_help,
    alarms.emergency_of_another,
    alarms.emergency,
    _taken_back,
    answers.part_answer,
    _stated,
    alarms.red_flag,
    _quantity,
    manner,
    _evasion,
    _answer_or_command,
    answers.echo,
    _described,
    answers.indirect,
    _suggested,
    _sore,
)
"""How words may be read, in the order of what must not be missed."""
