"""What a user asks of a rendering, held against the plugins that are there."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host

TooLong = Literal["drop", "truncate", "split"]
Target = Literal["remaining", "next"]
UNIFIED = "unified"


@dataclass(frozen=True)
class RenderSettings:
    """Everything that decides the bytes of a rendering, but the rows and the tokenizer.

    Attributes:
        format: the text format's name.
        shape: the shape's name.
        max_tokens: examples with more tokens are too long; None for no limit.
        too_long: what becomes of them: they are dropped, truncated behind the last edit that fits,
            or split into examples that begin where the one before ends.
        from_states: how many examples of each sequence begin at states between, besides the one
            that begins at the beginning; None for one at every state.
        target: what is learnt at a state: all remaining edits, or the next one only.
        upstream_end: end finished programs by two empty edits, as the paper's authors do.
        seed: of the states that are drawn.
    """

    format: str = UNIFIED
    shape: str = "prompt-completion"
    max_tokens: int | None = None
    too_long: TooLong = "drop"
    from_states: int | None = 0
    target: Target = "remaining"
    upstream_end: bool = False
    seed: int = 0

    def check(self) -> None:
        """Raise a `UsageError` if a name is unknown, or if parts of this cannot go together."""
        serializer = default_host().serializers.get(self.format)
        shape = default_host().shapes.get(self.shape)
        if shape.formats and self.format not in shape.formats:
            raise UsageError(
                f"The shape '{shape.name}' does not hold the format '{self.format}', only: "
                f"{', '.join(shape.formats)}."
            )
        if not shape.holds_states and (self.from_states != 0 or self.too_long == "split"):
            raise UsageError(
                f"The shape '{shape.name}' cannot hold examples that begin at a state: leave out "
                "--from-states and --too-long split, or choose another shape."
            )
        if not serializer.keeps_states and self.too_long != "drop":
            raise UsageError(
                f"The format '{self.format}' writes a program in one piece, which has no edit to "
                f"{self.too_long} it at: use --too-long drop."
            )
        if self.upstream_end and (self.format != UNIFIED or shape.is_closed):
            raise UsageError(
                "--compat upstream ends texts in the format 'unified' by two empty edits; the "
                "shape 'upstream' has none, since its readers add them: leave it out."
            )

    def as_dict(self) -> dict[str, object]:
        """The settings as plain JSON values."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
