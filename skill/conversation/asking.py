"""How a turn ends: with a question put, with the pending one coming back, or with the session closed."""

from skill.conversation.state import Pending, Reply, Say, State
from skill.triage.interview import Question, question_by_id

Turn = tuple[State, Reply]


def from_triage(question: Question, kind: str = "triage") -> Pending:
    """Give the pending record of an interview question."""
    return Pending(kind, question.id, question.asks, question.yes_means, question.expects)


def offer(id: str, expects: str = "yes_no") -> Pending:
    """Give the pending record of a question about anything but findings; its words are `prompt.<id>`."""
    return Pending("offer", id, (), None, expects)


def question_words(pending: Pending, form: str) -> Say:
    """Give the text of a pending question: form `ask`, `simpler`, `reprompt` or `why`."""
    if pending.kind == "offer":
        return Say(f"prompt.{pending.id}:{form}")
    if pending.asks == question_by_id(pending.id).asks:
        return Say(f"question.{pending.id}:{form}")
    if form in ("reprompt", "why"):
        return Say(f"prompt.part:{form}")
    return Say(f"question.{pending.id}:frame", (("items", ",".join(pending.asks)),))


def put(state: State, says: tuple[Say, ...], pending: Pending) -> Turn:
    """Ask a new question after some texts."""
    state = state._replace(pending=pending, tries=0, unsure=False, paused=False)
    return _open(state, says, "ask")


def again(state: State, says: tuple[Say, ...] = (), form: str = "ask") -> Turn:
    """Let the pending question come back after some texts, in another form where one is named."""
    if state.pending is None:
        return put(state, says, offer("anything_else"))
    return _open(state, says, form)


def close(state: State, says: tuple[Say, ...]) -> Turn:
    """Say something and end the session."""
    return state._replace(pending=None, said=says), Reply(says)


def _open(state: State, says: tuple[Say, ...], form: str) -> Turn:
    assert state.pending is not None
    question = question_words(state.pending, form)
    reprompt = question_words(state.pending, "reprompt" if form != "reprompt" else "simpler")
    return state._replace(said=says), Reply(says, question, reprompt)
