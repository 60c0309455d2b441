"""Shapes with one flaw each; `test_shape_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lintseq.core.shape import Example, Shape
from lintseq.testing import ShapeConformance


class Pair(Shape):
    """Flawless."""

    name = "pair"
    summary = "two columns"

    def columns(self, example: Example) -> Mapping[str, object]:
        return {"input": example.text.prompt, "output": example.text.completion}


class TestFlawless(ShapeConformance):
    shape = Pair()


class HasALongName(Pair):
    name = "input and output"


class TestHasALongName(ShapeConformance):
    shape = HasALongName()


class NamesAStrangeFormat(Pair):
    formats: ClassVar[tuple[str, ...]] = ("unified", "ed")


class TestNamesAStrangeFormat(ShapeConformance):
    shape = NamesAStrangeFormat()

    def test_columns_are_plain_json(self) -> None:
        pass

    def test_all_rows_have_the_same_columns(self) -> None:
        pass

    def test_leaves_the_columns_of_others_alone(self) -> None:
        pass


class HasTuples(Pair):
    def columns(self, example: Example) -> Mapping[str, object]:
        return {**super().columns(example), "all": example.text.edits}


class TestHasTuples(ShapeConformance):
    shape = HasTuples()


class LeavesOutWhatIsEmpty(Pair):
    def columns(self, example: Example) -> Mapping[str, object]:
        return {name: value for name, value in super().columns(example).items() if value}


class TestLeavesOutWhatIsEmpty(ShapeConformance):
    shape = LeavesOutWhatIsEmpty()


class TakesAName(Pair):
    def columns(self, example: Example) -> Mapping[str, object]:
        return {**super().columns(example), "edits": list(example.text.edits)}


class TestTakesAName(ShapeConformance):
    shape = TakesAName()


class ClosedWithThatName(TakesAName):
    is_closed = True


class TestClosedWithThatName(ShapeConformance):
    shape = ClosedWithThatName()
