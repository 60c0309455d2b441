"""What the incremental session leaves to the plain one, and why.

Each is rare, and each would need a model of its own. The reasons are counted in manifests.
"""

from __future__ import annotations


class Unsupported(Exception):
    """A program, or a state of it, is left to the plain session.

    Attributes:
        reason: a short name.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Outgrown(Exception):
    """A state brings what the index was not made for; it is to be made anew from that state."""
