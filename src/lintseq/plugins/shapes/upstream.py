"""The shape `upstream`: the columns that the scripts of the paper's authors read.

Their data has ``edit_path``, ``index``, ``source_file``, ``source_instruction`` and
``source_response`` (`upiterbarg/lintseq`, ``generate_with_lintseq.py``); their ``finetune.py`` puts
the edits together, and adds two empty ones at the end by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lintseq.core.hookspecs import hookimpl
from lintseq.core.shape import Example, Shape


class Upstream(Shape):
    """The authors' five columns, and no others."""

    name = "upstream"
    summary = "the columns of the data of the paper's authors"
    formats: ClassVar[tuple[str, ...]] = ("unified",)
    holds_states = False
    is_closed = True

    def columns(self, example: Example) -> Mapping[str, object]:
        """The edits as a list, and where they come from."""
        return {
            "edit_path": list(example.text.edits),
            "index": example.record,
            "source_file": example.source,
            "source_instruction": example.instruction,
            "source_response": example.program,
        }


@hookimpl
def lintseq_shapes() -> Sequence[Shape]:
    """Supply the shape."""
    return [Upstream()]
