"""One utterance in the light of one question: what was heard, and how an answer is put together."""

from skill.understanding import talk_around
from skill.understanding.ear import Stated, hear, question_order
from skill.understanding.lexicon import Utterance, read
from skill.understanding.meanings import Asked, Understood, Value
from skill.understanding.polarity import polarity_of
from skill.understanding.quantities import weeks_of_pregnancy
from skill.understanding.tables import names_of, table

MOST_STRANGE_IN_A_YES = 1


class Turn:
    """What was heard in one utterance, and the findings that it comes to so far."""

    def __init__(self, said: Utterance, asked: Asked) -> None:
        """Hear the findings and the answering words."""
        self.said = said
        self.asked = asked
        self.heard = hear(said, asked.findings)
        self.findings: dict[str, Value] = {each.finding: each.value for each in self.heard.stated}
        self.yes_no = asked.expects == "yes_no" or asked.yes_means is not None
        self.answer = polarity_of(said, consents=self._is_offer())
        about_all = asked.yes_means is not None and bool(asked.words)
        self.any_subject = self.yes_no and not asked.findings and about_all
        """A question whose findings are not named: only its words tell what it is about."""
        topics = self._topics()
        self.here = [each for each in self.heard.stated if each.finding in topics]
        self.besides = [each for each in self.heard.stated if each.finding not in topics]
        if self.findings.get("pregnant") is True and not asked.findings:
            self.findings.update(weeks_of_pregnancy(said))

    def _is_offer(self) -> bool:
        """Tell whether the question asks for consent, and nothing of the person's health."""
        return self.yes_no and not self.asked.findings and self.asked.yes_means is None

    def _topics(self) -> frozenset[str]:
        if self.any_subject and self.asked.yes_means is not None:
            return frozenset(question_order(read(self.asked.words), ()))
        return frozenset(self.asked.findings)

    def result(self, meaning: str, *because: str, **details: str | int | float) -> Understood:
        """Give an answer with all findings so far."""
        emergency = meaning == "emergency" or self.is_emergency()
        return Understood(meaning, self.findings, emergency, details, because)

    def is_emergency(self) -> bool:
        """Tell whether a finding of the highest level is stated, or several that are one together."""
        levels = table("levels")
        present = {name for name, value in self.findings.items() if value is True}
        return not present.isdisjoint(levels["emergency"]) or any(
            present.issuperset(group) for group in levels["together"]
        )

    def settle(self, meaning: str) -> None:
        """Take a plain answer for all that was asked; a yes to several leaves open which."""
        findings = self.asked.findings
        value: Value = (meaning == "yes") == self.asked.yes_means
        named = len(findings) == 1 or self.said.has("ALL") or self.said.has("BOTH_ITEMS")
        self.findings.update(dict.fromkeys(findings, value if named or not value else None))

    def is_clean(self, meaning: str, covered: frozenset[int] = frozenset()) -> bool:
        """Tell whether nothing stands beside a plain answer that may be another matter or another listener.

        An answer that says that something is there may have a word more beside it than one that denies.
        """
        if talk_around.is_for_the_house(self.said):
            return False
        stated = frozenset(place for each in self.heard.stated for place in each.match.used)
        used = self.answer.used | stated | covered
        strange = talk_around.strange_words(self.said, self.asked, used)
        present = (meaning == "yes") == (self.asked.yes_means is not False)
        if not present and self.excepts():
            return False
        if present and talk_around.is_about_health(self.said):
            return strange <= MOST_STRANGE_IN_A_YES
        return strange == 0 and not self._leaves_something(stated)

    def excepts(self) -> bool:
        """Tell whether something is left out of "fine" or "no": "far from it", "except the peeing"; the back may be."""
        back = ("back", "spasm", "that", "it")
        return any(
            not any(token in back for token in self.said.tokens[end - 1 : end + 3])
            for _, end in self.said.spans("EXCEPTION")
        )

    def _leaves_something(self, stated: frozenset[int]) -> bool:
        """Tell whether talk of legs, water, breath stands behind a "no", and nothing says what of it."""
        clauses = {self.said.walls[place] for place in stated}
        return any(
            self.said.walls[start] not in clauses
            and not self._denies(start)
            and not self.answer.used.issuperset(range(start, end))
            for name in table("levels")["never_behind_a_no"]
            for start, end in self.said.spans(name)
        )

    def _denies(self, place: int) -> bool:
        """Tell whether a "not" stands shortly before: "not in my chest"."""
        before = self.said.tokens[max(0, place - 3) : place]
        return "can" not in before and not names_of("scope", "negators").isdisjoint(before)

    def words(self, stated: Stated) -> str:
        """Give the words that state a finding."""
        return self.said.text(stated.match.start, stated.match.end)

    def texts(self, name: str) -> tuple[str, ...]:
        """Give the words that a CLASS was found in."""
        return tuple(self.said.text(start, end) for start, end in self.said.spans(name))
