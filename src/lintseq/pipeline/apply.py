"""Applying edits: what a model wrote, back to a program."""

from __future__ import annotations

from dataclasses import dataclass

from lintseq.core.host import default_host
from lintseq.core.serializer import Faults, Repair


@dataclass(frozen=True)
class Applied:
    """What applying a text of edits gave.

    Attributes:
        program: the text after the last edit.
        states: the text after each edit.
        repairs: the faults that tolerant reading got over, in order.
    """

    program: str
    states: tuple[str, ...]
    repairs: tuple[Repair, ...]

    @property
    def repair_counts(self) -> dict[str, int]:
        """How often each fault was repaired, by code."""
        return Faults(strict=False, repairs=list(self.repairs)).counts()


def apply(text: str, *, base: str = "", format: str = "unified", strict: bool = True) -> Applied:  # noqa: A002
    """Read the edits in ``text`` and apply them to ``base``.

    Args:
        text: edits, each begun by the separator, as a model writes them.
        base: the program before; empty for one written from nothing.
        format: the text format.
        strict: whether the first fault is an error; else it is repaired and counted.

    Raises:
        DecodeError: the first fault, if ``strict``, with the number of the edit.
        UsageError: there is no such format.
    """
    serializer = default_host().serializers.get(format)
    faults = Faults(strict)
    states = tuple(serializer.replay(base, serializer.stream([text], faults), faults))
    return Applied(states[-1] if states else base, states, tuple(faults.repairs))
