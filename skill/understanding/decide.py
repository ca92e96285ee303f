"""Weighs what was heard in the light of what was asked, and gives one meaning."""

from skill.understanding import commands, talk_around
from skill.understanding.ear import Heard, Stated, hear, question_order
from skill.understanding.items import items_answered, items_meant
from skill.understanding.lexicon import Utterance, read
from skill.understanding.meanings import Asked, Understood, Value
from skill.understanding.normalise import BREAKS
from skill.understanding.polarity import Polarity, polarity_of
from skill.understanding.quantities import quantity_in, weeks_of_pregnancy
from skill.understanding.tables import names_of, table

NOT_ASKED = Asked()


def understand(utterance: str, asked: Asked = NOT_ASKED) -> Understood:
    """Tell what a person's words mean, and what they state of the person's findings.

    Deterministic; never raises, whatever the words are.
    """
    said = read(utterance)
    if not any(token not in BREAKS for token in said.tokens):
        return Understood("silence_or_noise", {}, False, {}, ())
    return _Turn(said, asked).understood()


class _Turn:
    """One utterance in the light of one question."""

    def __init__(self, said: Utterance, asked: Asked) -> None:
        self.said = said
        self.asked = asked
        self.heard: Heard = hear(said, asked.findings)
        self.findings: dict[str, Value] = {each.finding: each.value for each in self.heard.stated}
        self.answer: Polarity = polarity_of(said)
        self.yes_no = asked.expects == "yes_no" or asked.yes_means is not None
        self.any_subject = self.yes_no and not asked.findings and bool(asked.words)
        topics = self._topics()
        self.here = [each for each in self.heard.stated if each.finding in topics]
        self.besides = [each for each in self.heard.stated if each.finding not in topics]
        if self.findings.get("pregnant") is True and not asked.findings:
            self.findings.update(weeks_of_pregnancy(said))

    def _topics(self) -> frozenset[str]:
        """Give the findings that the question is about: those named, else those that its words hold."""
        if self.any_subject and self.asked.yes_means is not None:
            return frozenset(question_order(read(self.asked.words), ()))
        return frozenset(self.asked.findings)

    def understood(self) -> Understood:
        """Try the readings in order of what must not be missed."""
        return (
            self._call_for_help()
            or self._alarm_for_another()
            or self._alarm()
            or self._taken_back()
            or self._part_answer()
            or self._stated_answer()
            or self._red_flag()
            or self._quantity()
            or self._plain_or_command()
        )

    def _result(self, meaning: str, *because: str, **details: str | int | float) -> Understood:
        emergency = meaning == "emergency" or self._is_emergency()
        return Understood(meaning, self.findings, emergency, details, because)

    def _is_emergency(self) -> bool:
        levels = table("levels")
        present = {name for name, value in self.findings.items() if value is True}
        return not present.isdisjoint(levels["emergency"]) or any(
            present.issuperset(group) for group in levels["together"]
        )

    # -- what must not be missed ---------------------------------------------------------------

    def _call_for_help(self) -> Understood | None:
        idioms = self.said.spans("NEAR_DEATH_IDIOM")
        for start, end in self.said.spans("ALARM_CALL"):
            if any(start < stop and begin < end for begin, stop in idioms):
                continue
            if not self._is_refused(start):
                return self._result("emergency", self.said.text(start, end))
        if idioms and not self._is_emergency() and not self.here:
            meaning = "symptom_description" if self.said.has("PAIN") else "ambiguous"
            return self._result(meaning, self.said.text(*idioms[0]))
        return None

    def _is_refused(self, start: int) -> bool:
        before = self.said.tokens[max(0, start - 5) : start]
        if any(word in names_of("scope", "negators") for word in before):
            return not (before[-1:] == ["no"] and len(before) == 1)
        text = " ".join(before)
        return any(
            phrase in text
            for phrase in ("when should i", "when do i", "if i should", "when would i", "what if")
        )

    def _alarm_for_another(self) -> Understood | None:
        present = {each.finding for each in self.heard.of_others if each.value is True}
        if present.isdisjoint(table("levels")["emergency"]) or self.here or self._is_emergency():
            return None
        if any(self.said.has(name) for name in ("OLD", "PAST_OF_OTHERS", "ON_SCREEN")):
            return None
        if not self.said.has("ADULT") and not self.said.has("CHILD"):
            return None
        meaning = "about_child" if self.said.has("CHILD") else "about_other"
        told = self._result(meaning, *(self._words(each) for each in self.heard.of_others))
        return told._replace(emergency=True)

    def _alarm(self) -> Understood | None:
        """An emergency that nobody asked about, whatever else was said."""
        levels = table("levels")["emergency"]
        alarms = [each for each in self.besides if each.value is True and each.finding in levels]
        if not alarms:
            return None
        if any(each.value is True for each in self.here):
            return None
        return self._result("red_flag", *(self._words(each) for each in alarms))

    def _taken_back(self) -> Understood | None:
        """An earlier answer changed: "actually I did have a fever", "sorry I meant no", "you misheard me"."""
        explicit = self.said.has("TAKING_BACK")
        softly = self.said.has("CORRECTING") and self.said.tokens[0] in (
            "actually",
            "sorry",
            "no",
            "wait",
            "hang",
            "oh",
        )
        told = [each for each in self.besides if each.value is not None]
        if self.yes_no and 0 in self.answer.used and self.said.has("SELF_MENDING"):
            return None
        if explicit and not (self.here and not told):
            sense = self.answer.sense
            now = {"now": sense} if sense in ("yes", "no") else {}
            return self._result("correction", *self._spans("TAKING_BACK"), **now)
        if softly and told and not self.here and self.said.has("DID_AFTER_ALL"):
            return self._result("correction", *self._spans("CORRECTING"))
        return None

    # -- answers --------------------------------------------------------------------------------

    def _part_answer(self) -> Understood | None:
        """Answers by place: "just the second one", "one of them"."""
        if self.asked.yes_means is None:
            return None
        listed = items_answered(self.said, self.asked) if "." in self.said.tokens else {}
        for name, value in listed.items():
            if name not in self.findings:
                self.findings[name] = value if self.asked.yes_means or value is None else not value
        if self.here or listed:
            return self._listed() if listed and not self.here else None
        meant = items_meant(self.said, self.asked)
        if meant is None:
            return None
        if self.asked.yes_means is False:
            meant = {name: None if value is None else not value for name, value in meant.items()}
        self.findings.update(meant)
        negative = all(value is False for value in meant.values())
        return self._result("no" if negative else "yes", " ".join(self.said.tokens))

    def _listed(self) -> Understood:
        present = any(self.findings.get(name, False) is not False for name in self.asked.findings)
        return self._result(
            "yes" if present == self.asked.yes_means else "no", " ".join(self.said.tokens)
        )

    def _stated_answer(self) -> Understood | None:
        """What was asked about is stated in words of its own."""
        if not self.here:
            return None
        because = tuple(self._words(each) for each in self.here)
        values = [each.value for each in self.here]
        if self.asked.yes_means is None:
            return self._quantity() or self._result("symptom_description", *because)
        if True in values:
            self._share_elliptical()
            if self._only_unknown():
                return self._result("yes" if self.asked.yes_means else "no", *because)
            return self._result("yes" if self.asked.yes_means else "no", *because)
        if None in values:
            doubtful = any(each.doubtful for each in self.here)
            return self._result("ambiguous" if doubtful else "dont_know", *because)
        return self._denied(because)

    def _only_unknown(self) -> bool:
        return all(self.findings.get(each.finding) is None for each in self.here)

    def _share_elliptical(self) -> None:
        """One word that fits several of the items ("numb") leaves open which is meant."""
        alike: dict[tuple[int, int], list[str]] = {}
        for each in self.here:
            if each.value is True and each.match.source in table("answers_alike")["sources"]:
                alike.setdefault((each.match.start, each.match.end), []).append(each.finding)
        for names in alike.values():
            if len(names) > 1:
                self.findings.update(dict.fromkeys(names))

    def _denied(self, because: tuple[str, ...]) -> Understood:
        """All that was stated of the question is denied."""
        plain = self.answer.sense
        rest = [name for name in self.asked.findings if name not in self.findings]
        absent = "no" if self.asked.yes_means else "yes"
        present = "yes" if self.asked.yes_means else "no"
        if plain in ("maybe", "partly", "dont_know") or any(each.doubtful for each in self.here):
            if plain == absent or (plain is None and not rest):
                return self._result(absent, *because)
            return self._result("ambiguous", *because)
        if plain == present and rest:
            self.findings.update(dict.fromkeys(rest, True if len(rest) == 1 else None))
            return self._result(present, *because)
        if plain == present:
            return self._result("ambiguous" if self.asked.yes_means else present, *because)
        if plain == absent and rest and self._is_clean():
            self.findings.update(dict.fromkeys(rest, False))
        if rest and self.said.has("APART_FROM"):
            self.findings.update(dict.fromkeys(rest, False))
        return self._result(absent, *because)

    def _red_flag(self) -> Understood | None:
        """A red flag below an emergency, that nobody asked about."""
        flags = [
            each
            for each in self.besides
            if each.value is True and each.finding in table("levels")["urgent"]
        ]
        if (
            not flags
            or self.any_subject
            or (self.yes_no and not self.asked.findings and self.answer.sense)
        ):
            return None
        return self._result("red_flag", *(self._words(each) for each in flags))

    def _quantity(self) -> Understood | None:
        if (
            self.yes_no
            and self.asked.expects in (None, "yes_no")
            and not self.said.has("OUT_OF_TEN")
        ):
            return None
        quantity = quantity_in(self.said, self.asked)
        if quantity is None:
            return None
        self.findings.update(quantity.findings)
        return self._result(quantity.meaning, " ".join(self.said.tokens))

    # -- plain answers and everything else --------------------------------------------------------

    def _plain_or_command(self) -> Understood:
        command = commands.command_in(self.said)
        if command is not None and self._goes_first(command):
            return self._commanded(command)
        plain = self._plain()
        if plain is not None:
            return plain
        if command is not None:
            return self._commanded(command)
        return self._echoed() or self._described() or self._indirect() or self._unanswered()

    def _goes_first(self, command: commands.Command) -> bool:
        """Tell whether the words ask for something rather than answer."""
        if self.answer.sense is None:
            return not (
                self.any_subject and command.meaning in names_of("answers_alike", "not_instead")
            )
        if not self.yes_no and self.answer.sense in ("partly", "maybe", "mostly_no"):
            return True
        overlap = self.answer.used & command.match.used
        if not self.yes_no and command.whole:
            return True
        if command.whole and len(command.match.used) > len(self.answer.used):
            return (
                command.meaning not in names_of("answers_alike", "answer_rather") or not self.yes_no
            )
        return not overlap and command.meaning in names_of("answers_alike", "beside_answers")

    def _commanded(self, command: commands.Command) -> Understood:
        match = command.match
        return self._result(
            command.meaning, self.said.text(match.start, match.end), **command.details
        )

    def _plain(self) -> Understood | None:
        """A yes, no, maybe or don't-know that stands by itself."""
        sense = self.answer.sense
        if sense is None:
            return None
        because = " ".join(self.said.tokens[place] for place in sorted(self.answer.used))
        if sense == "dont_know":
            if self.asked.yes_means is not None:
                self.findings.update(dict.fromkeys(self.asked.findings))
            return self._result("dont_know", because)
        if sense == "maybe":
            return self._result("ambiguous", because)
        if sense == "mostly_no" and self.asked.findings:
            return self._result("ambiguous", because)
        meaning = "no" if sense in ("no", "mostly_no") else "yes"
        if self.any_subject and meaning == "yes" and self._agrees_to_negative():
            meaning = "no"
        if self.asked.findings and self.asked.yes_means is not None:
            if not self._is_clean():
                return self._result("ambiguous", because)
            self._settle(meaning)
        return self._result(meaning, because)

    def _settle(self, meaning: str) -> None:
        """Take a plain answer for all that was asked."""
        if (meaning == "yes") != self.asked.yes_means:
            self.findings.update(dict.fromkeys(self.asked.findings, False))
        elif (
            len(self.asked.findings) == 1
            or self.said.has("ALL")
            or self.said.has("BOTH_ITEMS")
            or self.asked.yes_means is False
        ):
            self.findings.update(
                dict.fromkeys(
                    self.asked.findings,
                    True if len(self.asked.findings) == 1 or self.asked.yes_means else None,
                )
            )
        else:
            self.findings.update(dict.fromkeys(self.asked.findings))

    def _is_clean(self) -> bool:
        """Tell whether nothing stands beside the answer that may be another matter or another listener."""
        used = self.answer.used.union(*(each.match.used for each in self.heard.stated))
        strange = talk_around.strange_words(self.said, self.asked, used)
        return strange == 0 and not talk_around.is_for_the_house(self.said)

    def _described(self) -> Understood | None:
        if talk_around.is_for_the_house(self.said):
            return None
        if self.findings:
            medicines = names_of("levels", "medicine")
            if any(name in medicines for name in self.findings):
                return self._result("meds_volunteer", *map(self._words, self.heard.stated))
            return self._result("symptom_description", *map(self._words, self.heard.stated))
        if self.said.has("MEDICINES") and self.said.has("TAKE"):
            return self._result("meds_volunteer", *self._spans("MEDICINES"))
        return None

    def _indirect(self) -> Understood | None:
        """An answer without a yes or no in it: "everything's normal", "it tapers off in the afternoon"."""
        if self.yes_no and self.asked.findings and self._is_clean():
            if self.said.has("GOOD_STATE"):
                meaning = "no" if self.asked.yes_means else "yes"
                self._settle(meaning)
                return self._result(meaning, *self._spans("GOOD_STATE"))
            if self.said.has("BAD_STATE"):
                return self._result("ambiguous", *self._spans("BAD_STATE"))
        if self.yes_no and self.asked.findings and self.said.has("OLD"):
            return self._result("ambiguous", *self._spans("OLD"))
        if self.said.has("PAIN_WORD") and not self._is_about_another():
            return self._result("symptom_description", *self._spans("PAIN_WORD"))
        return None

    def _is_about_another(self) -> bool:
        tokens = self.said.tokens
        return not names_of("scope", "others").isdisjoint(tokens) and names_of(
            "scope", "self"
        ).isdisjoint(tokens)

    def _agrees_to_negative(self) -> bool:
        """Read "that's right" to "you are not allergic to anything, right?"."""
        question = read(self.asked.words).tokens
        agrees = self.said.text(0, 3) in ("that is right", "that is correct") or self.said.tokens[
            0
        ] in ("right", "correct")
        return agrees and "not" in question

    def _echoed(self) -> Understood | None:
        """A statement to a question on any subject: "it tapers off in the afternoon", "never did"."""
        if (
            not self.any_subject
            or "?" in self.said.tokens
            or talk_around.is_for_the_house(self.said)
        ):
            return None
        tokens = self.said.tokens
        if tokens[0] == "no":
            return self._result("no", "no")
        words = set(read(self.asked.words).tokens) - names_of("ellipsis", "common")
        stems = {word[:3] for word in words if len(word) > 3}
        echoes = [token for token in tokens if len(token) > 3 and token[:3] in stems]
        denied = any(token in names_of("scope", "negators") for token in tokens[:6])
        mine = tokens[0] in (
            "i",
            "it",
            "my",
            "they",
            "there",
            "yesterday",
            "last",
            "every",
            "only",
            "just",
        ) or (sum(token not in BREAKS for token in tokens) <= 5)
        if not echoes and not mine:
            return None
        return self._result("no" if denied else "yes", *echoes[:3])

    def _unanswered(self) -> Understood:
        if any(each.finding in self.asked.findings for each in self.heard.of_others):
            return self._result("ambiguous", *(self._words(each) for each in self.heard.of_others))
        if self.heard.supposed:
            meaning = "clarify" if self.yes_no else "ask_causes"
            return self._result(meaning, *(self._words(each) for each in self.heard.supposed))
        if talk_around.is_for_the_house(self.said):
            return self._result("out_of_scope", *self._spans("HOUSEHOLD"))
        if self.asked.expects is not None or self.yes_no:
            return self._result("nonanswer")
        return self._result("out_of_scope")

    def _words(self, stated: Stated) -> str:
        return self.said.text(stated.match.start, stated.match.end)

    def _spans(self, name: str) -> tuple[str, ...]:
        return tuple(self.said.text(start, end) for start, end in self.said.spans(name))


__all__ = ["question_order", "understand"]
