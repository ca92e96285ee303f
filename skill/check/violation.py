"""What a broken rule looks like."""

from typing import NamedTuple


class Violation(NamedTuple):
    """One broken rule."""

    rule: str
    """The rule's name, in words joined by hyphens."""
    where: str
    """The place in the file, so that it can be found by searching."""
    message: str
    """What is wrong and what to do about it."""
    source: str
    """Where the rule comes from."""

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}; {self.source}]"
