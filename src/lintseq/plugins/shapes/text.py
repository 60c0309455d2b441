"""The shape `text`: one text, and which of its characters are to be learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.shape import Example, Shape


class Text(Shape):
    """The columns ``text`` and ``spans``.

    A span is a pair: the first character of an edit with its separator, and the one after its last.
    Characters are Unicode code points, counted from 0. The spans follow each other without gaps,
    from the end of the prompt to the end of the text.
    """

    name = "text"
    summary = "columns text and spans: character offsets of the edits, for the loss mask"

    def columns(self, example: Example) -> Mapping[str, object]:
        """The text and its spans."""
        text = example.text
        return {
            "text": text.prompt + text.completion,
            "spans": [list(span) for span in text.spans],
        }


@hookimpl
def lintseq_shapes() -> Sequence[Shape]:
    """Supply the shape."""
    return [Text()]
