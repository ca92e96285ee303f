"""Words in, meaning out: what a person's words come to in the light of what was asked."""

from skill.understanding.decide import understand
from skill.understanding.meanings import MEANINGS, Asked, Understood

__all__ = ["MEANINGS", "Asked", "Understood", "understand"]
