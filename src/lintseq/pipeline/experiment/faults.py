"""What is wrong in an experiment file, place by place: a user is told everything at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lintseq.core.errors import UsageError

Path = tuple[str | int, ...]
"""Where a value stands: the keys and indices that lead to it."""


def shown_path(path: Path) -> str:
    """The path as people write it: ``train.arms[1]``."""
    shown = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return shown.removeprefix(".")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        line: of the YAML file, counted from 1.
        column: of that line, counted from 1.
        message: which setting, what is wrong with it, and what to do.
    """

    line: int
    column: int
    message: str


class ExperimentFaults(UsageError):
    """An experiment file that cannot be run as it stands.

    Attributes:
        shown: the file, as the user named it.
        faults: everything that is wrong, from top to bottom.
    """

    def __init__(self, shown: str, faults: Sequence[Fault]) -> None:
        self.shown = shown
        self.faults = sorted(set(faults))
        super().__init__("; ".join(self.lines()))

    def lines(self) -> list[str]:
        """A line for each fault, in a form in which editors find the place."""
        return [f"{self.shown}:{at.line}:{at.column}: {at.message}" for at in self.faults]
