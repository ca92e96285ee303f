"""Words in, meaning out: what a person's words come to in the light of what was asked."""

from skill.understanding.meanings import MEANINGS, Asked, Understood

__all__ = ["MEANINGS", "Asked", "Understood", "understand"]

_NOTHING_ASKED = Asked()


def understand(utterance: str, asked: Asked = _NOTHING_ASKED) -> Understood:
    """Read one utterance in the light of the pending question. Never raises.

    The machinery and its lexicon are loaded with the first words, not with the first launch.
    """
    from skill.understanding.decide import understand as decide

    return decide(utterance, asked)
