"""What a check finds wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Something that does not hold.

    Attributes:
        kind: which check found it: ``format``, ``partition``, ``identity``, ``edits``, ``program``,
            ``clean``, ``oracle``, ``reject``, ``source`` or ``accounting``.
        where: the file and row.
        message: what was found instead.
    """

    kind: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}: {self.message}"


class Broken(Exception):
    """Raised where going on makes no sense: the check that runs becomes one `Fault`."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message

    def at(self, where: str) -> Fault:
        """The same as a fault with a place."""
        return Fault(self.kind, where, self.message)
