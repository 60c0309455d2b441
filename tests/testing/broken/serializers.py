"""Formats with one flaw each; `test_serializer_laws.py` says what catches which."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from hypothesis import Phase, settings

from lintseq.core.edits import EditSequence
from lintseq.core.serializer import DiffSerializer, Faults
from lintseq.testing import EFFORT, SerializerConformance


class Laws(SerializerConformance):
    effort = settings(EFFORT, max_examples=15, phases=[Phase.generate])


class States(DiffSerializer[str | None]):
    """A flawless format: for each edit the whole text after it, as a string of JSON.

    An edit that cannot be read is None, and changes nothing.
    """

    name = "states"
    summary = "the text after each edit"
    repairs: ClassVar[Mapping[str, str]] = {
        "empty-edit": "an empty edit before others is left out",
        "not-a-string": "an edit that is no string of JSON is left out",
    }

    def encode(self, sequence: EditSequence) -> list[str]:
        return [json.dumps(self.shown(state)) for state in list(sequence.states())[1:]]

    def shown(self, state: str) -> str:
        return state

    def parse(self, edit: str, faults: Faults) -> str | None:
        try:
            text = json.loads(edit)
        except ValueError:
            text = None
        if not isinstance(text, str):
            faults.note("not-a-string", "it is no string of JSON")
            return None
        return text

    def apply(self, text: str, edit: str | None, faults: Faults) -> str:
        return text if edit is None else edit


class TestFlawless(Laws):
    serializer = States()


class Strips(States):
    def shown(self, state: str) -> str:
        return state.strip()


class TestStrips(Laws):
    serializer = Strips()


class HurriesToTheEnd(States):
    def encode(self, sequence: EditSequence) -> list[str]:
        return [json.dumps(sequence.change.target)] * len(sequence)


class TestHurriesToTheEnd(Laws):
    serializer = HurriesToTheEnd()


class RepeatsTheLastEdit(States):
    def encode(self, sequence: EditSequence) -> list[str]:
        edits = super().encode(sequence)
        return [*edits, *edits[-1:]]


class TestRepeatsTheLastEdit(Laws):
    serializer = RepeatsTheLastEdit()


class PromisesThePartition(States):
    keeps_partition = True


class TestPromisesThePartition(Laws):
    serializer = PromisesThePartition()


class ApplyingRaises(States):
    def apply(self, text: str, edit: str | None, faults: Faults) -> str:
        if edit is None and not faults.strict:
            raise ValueError("there is nothing to apply")
        return super().apply(text, edit, faults)


class TestApplyingRaises(Laws):
    serializer = ApplyingRaises()


class BeginsWithoutALineBreak(States):
    def join(self, edits: Iterable[str]) -> str:
        return super().join(edits).removeprefix("\n")


class TestBeginsWithoutALineBreak(Laws):
    serializer = BeginsWithoutALineBreak()


class ReplaysFromNothing(States):
    def replay(self, base: str, edits: Iterable[str | None], faults: Faults) -> Iterator[str]:
        return super().replay("", edits, faults)


class TestReplaysFromNothing(Laws):
    serializer = ReplaysFromNothing()


class NotesAnUnlistedFault(States):
    repairs: ClassVar[Mapping[str, str]] = {"empty-edit": "left out"}


class TestNotesAnUnlistedFault(Laws):
    serializer = NotesAnUnlistedFault()


class DescribesItselfBadly(States):
    name = "all states"
    repairs: ClassVar[Mapping[str, str]] = {"empty-edit": "", "not-a-string": "left out"}


class TestDescribesItselfBadly(Laws):
    serializer = DescribesItselfBadly()


class IsLenientWhenStrict(States):
    def parse(self, edit: str, faults: Faults) -> str | None:
        return super().parse(edit, Faults(strict=False) if faults.strict else faults)


class TestIsLenientWhenStrict(Laws):
    serializer = IsLenientWhenStrict()


class WaitsForTheEnd(States):
    def split(self, chunks: Iterable[str], faults: Faults) -> Iterator[str]:
        return super().split(["".join(chunks)], faults)


class TestWaitsForTheEnd(Laws):
    serializer = WaitsForTheEnd()


class MissesASeparatorCutInTwo(States):
    """It looks for separators in each piece by itself."""

    def stream(self, chunks: Iterable[str], faults: Faults) -> Iterator[str | None]:
        for chunk in chunks:
            yield from super().stream([chunk], faults)


class TestMissesASeparatorCutInTwo(Laws):
    serializer = MissesASeparatorCutInTwo()
