"""The laws of a shape: rows that any reader of JSON lines takes for one table."""

from __future__ import annotations

import json
from typing import ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.shape import Example, Shape
from lintseq.core.training_text import training_text
from lintseq.testing.effort import EFFORT
from lintseq.testing.strategies import creations, sequences, texts

RESERVED = (
    *("id", "path", "language", "state", "start", "stop", "edits"),
    *("prompt_tokens", "completion_tokens"),
)
"""The columns that ``lintseq render`` adds to those of a shape that is not closed."""


class ShapeConformance:
    """What a shape owes.

    Subclass it and name the shape::

        class TestMyShape(ShapeConformance):
            shape = MyShape()

    Attributes:
        shape: the shape, as the plugin's hook supplies it.
        effort: how many examples each generated law tries.
    """

    shape: ClassVar[Shape]
    effort: ClassVar[settings] = EFFORT

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages; formats that there are."""
        assert self.shape.name.split() == [self.shape.name], "a name is one word"
        assert self.shape.summary.strip()
        assert "\n" not in self.shape.summary
        for name in self.shape.formats:
            default_host().serializers.get(name)

    def test_columns_are_plain_json(self) -> None:
        """What is written is what is read: no tuples, no numbers as keys, no NaN."""

        @self.effort
        @given(self._examples())
        def law(example: Example) -> None:
            columns = dict(self.shape.columns(example))
            assert json.loads(json.dumps(columns, allow_nan=False)) == columns

        law()

    def test_all_rows_have_the_same_columns(self) -> None:
        """Of the same types, or tables cannot be made of them."""

        @self.effort
        @given(self._examples(), self._examples())
        def law(example: Example, other: Example) -> None:
            kinds = {name: type(value) for name, value in self.shape.columns(example).items()}
            assert kinds == {name: type(value) for name, value in self.shape.columns(other).items()}

        law()

    def test_leaves_the_columns_of_others_alone(self) -> None:
        """Unless it is closed: then there are no others."""

        @self.effort
        @given(self._examples())
        def law(example: Example) -> None:
            if not self.shape.is_closed:
                assert not set(RESERVED).intersection(self.shape.columns(example))

        law()

    def _examples(self) -> SearchStrategy[Example]:
        known = default_host().serializers.things
        formats = st.sampled_from(self.shape.formats or sorted(known))
        whole = sequences() if self.shape.holds_states else sequences(creations())
        return st.builds(_example, whole, st.just("") | texts(max_lines=3), formats)


def _example(sequence: EditSequence, instruction: str, format_name: str) -> Example:
    serializer = default_host().serializers.get(format_name)
    return Example(
        id="one",
        path=0,
        language="text",
        instruction=instruction,
        program=sequence.change.target,
        record=0,
        source="run",
        state=sequence.change.base,
        text=training_text(instruction, sequence, serializer),
        start=0,
        stop=len(sequence),
        total=len(sequence),
    )
