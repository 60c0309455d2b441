"""The laws of a serializer: byte for byte there and back, and damaged text read without a crash."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core import laws
from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.serializer import DecodeError, DiffSerializer, Faults, Repair
from lintseq.testing.effort import EFFORT
from lintseq.testing.strategies import chunked, damaged, sequences, texts


class SerializerConformance:
    """What a text format owes.

    Subclass it and name the serializer::

        class TestMyFormat(SerializerConformance):
            serializer = MyFormat()

    Attributes:
        serializer: the serializer, as the plugin's hook supplies it.
        effort: how many sequences or texts each generated law tries.
    """

    serializer: ClassVar[DiffSerializer[Any]]
    effort: ClassVar[settings] = EFFORT

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert self.serializer.name.split() == [self.serializer.name], "a name is one word"
        assert self.serializer.summary.strip()
        assert "\n" not in self.serializer.summary

    def test_repairs_are_documented(self) -> None:
        """For each fault of the closed list, what tolerant reading does about it."""
        for code, repair in self.serializer.repairs.items():
            assert code.split() == [code], "a fault's code is one word"
            assert repair.strip(), f"the fault '{code}' has no words"

    def test_gives_the_target_byte_for_byte(self) -> None:
        """Law 1, identity."""

        @self.effort
        @given(sequences())
        def law(sequence: EditSequence) -> None:
            edits = self.serializer.encode(sequence)
            base, target = sequence.change.base, sequence.change.target
            assert [*laws.identity(self.serializer, edits, base, target)] == []

        law()

    def test_gives_the_sequence_back(self) -> None:
        """Law 9, the round trip: all states, and the partition where the format keeps it."""

        @self.effort
        @given(sequences())
        def law(sequence: EditSequence) -> None:
            assert [*laws.round_trip(self.serializer, sequence)] == []

        law()

    def test_writes_a_string_for_each_edit(self) -> None:
        """Unless the format keeps nothing but the target."""

        @self.effort
        @given(sequences())
        def law(sequence: EditSequence) -> None:
            assert len(self.serializer.encode(sequence)) == len(sequence)

        if self.serializer.keeps_states:
            law()

    def test_joins_edit_by_edit(self) -> None:
        """So that it is known which characters of a text are which edit's."""

        @self.effort
        @given(sequences())
        def law(sequence: EditSequence) -> None:
            edits = self.serializer.encode(sequence)
            alone = [self.serializer.join([edit]) for edit in edits]
            assert self.serializer.join(edits) == "".join(alone)

        law()

    def test_replaying_is_applying_edit_after_edit(self) -> None:
        """To the same texts and the same faults, where a format has a faster way of its own."""

        @self.effort
        @given(self._damaged_texts(), texts())
        def law(text: str, base: str) -> None:
            edits = self.serializer.decode(text, strict=False).edits
            replayed, applied = Faults(strict=False), Faults(strict=False)
            states = [base]
            for number, edit in enumerate(edits, start=1):
                applied.edit = number
                states.append(self.serializer.apply(states[-1], edit, applied))
            assert [base, *self.serializer.replay(base, edits, replayed)] == states
            assert replayed.repairs == applied.repairs

        law()

    def test_tolerant_reading_never_raises(self) -> None:
        """Whatever a model wrote, and whatever text it is for."""

        @self.effort
        @given(self._damaged_texts(), texts())
        def law(text: str, base: str) -> None:
            _read(self.serializer, text, base, Faults(strict=False))

        law()

    def test_strict_reading_ends_at_the_first_fault(self) -> None:
        """At the one that tolerant reading repairs first; without any, both read the same."""

        @self.effort
        @given(self._damaged_texts(), texts())
        def law(text: str, base: str) -> None:
            faults = Faults(strict=False)
            states = _read(self.serializer, text, base, faults)
            try:
                assert _read(self.serializer, text, base, Faults(strict=True)) == states
                met = []
            except DecodeError as fault:
                met = [Repair(fault.code, fault.edit, fault.message)]
            assert met == faults.repairs[:1]

        law()

    def test_faults_are_of_the_closed_list(self) -> None:
        """Faults are counted by code: each has its place in `DiffSerializer.repairs`."""

        @self.effort
        @given(self._damaged_texts(), texts())
        def law(text: str, base: str) -> None:
            faults = Faults(strict=False)
            _read(self.serializer, text, base, faults)
            assert set(faults.counts()) <= set(self.serializer.repairs)

        law()

    def test_streaming_reads_the_same(self) -> None:
        """However the text is cut into pieces."""

        @self.effort
        @given(st.data())
        def law(data: st.DataObject) -> None:
            text = data.draw(self._damaged_texts())
            pieces = data.draw(chunked(text))
            faults = Faults(strict=False)
            edits = tuple(self.serializer.stream(pieces, faults))
            whole = self.serializer.decode(text, strict=False)
            assert (edits, tuple(faults.repairs)) == (whole.edits, whole.repairs)

        law()

    def test_streaming_does_not_wait_for_the_end(self) -> None:
        """An edit is handed out when the next one begins, unless there is only one."""
        change = Change.creation("a\nb\nc\n")
        edits = self.serializer.encode(EditSequence(change, ((0,), (1,), (2,))))
        text = iter(self.serializer.join(edits))
        if len(edits) > 1:
            next(self.serializer.stream(text, Faults()))
            assert "".join(text), "the first edit came when the whole text had been read"

    def _damaged_texts(self) -> SearchStrategy[str]:
        written = sequences().map(lambda made: self.serializer.join(self.serializer.encode(made)))
        return written.flatmap(damaged) | written | texts()


def _read(serializer: DiffSerializer[Any], text: str, base: str, faults: Faults) -> Sequence[str]:
    """The states after each edit, read and applied in one go, as a caller that streams does."""
    return list(serializer.replay(base, serializer.stream([text], faults), faults))
