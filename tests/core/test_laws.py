"""The laws find what they are for: good sequences pass, and each kind of damage is named."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core import laws
from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.hunks import Hunk, apply_hunks, hunks_of, sequence_from_hunks
from lintseq.core.lines import split_lines
from lintseq.core.linter import LintOptions
from lintseq.core.serializer import DiffSerializer, Faults
from lintseq.testing.stand_ins import UndefinedWords
from lintseq.testing.strategies import sequences, texts

LAW = settings(deadline=None, max_examples=40)
MADE = st.builds(Change.between, texts(), texts())
Hunks = tuple[Hunk, ...]


class JsonHunks(DiffSerializer[Hunks]):
    """Hunks as JSON: a format as plain as can be, and right."""

    name = "json-hunks"
    summary = "hunks as JSON"
    repairs: ClassVar[dict[str, str]] = {}
    keeps_partition = True

    def encode(self, sequence: EditSequence) -> list[str]:
        return [self.written(hunks) for hunks in hunks_of(sequence)]

    def written(self, hunks: Hunks) -> str:
        return json.dumps([[h.before, h.deleted, h.after, h.inserted] for h in hunks])

    def parse(self, edit: str, faults: Faults) -> Hunks:
        return tuple(
            Hunk(before, tuple(deleted), after, tuple(inserted))
            for before, deleted, after, inserted in json.loads(edit)
        )

    def apply(self, text: str, edit: Hunks, faults: Faults) -> str:
        return "".join(apply_hunks(split_lines(text), edit))

    def sequence(self, base: str, edits: Sequence[Hunks]) -> EditSequence:
        return sequence_from_hunks(base, edits)


class Upper(JsonHunks):
    """Loses the case of letters."""

    def written(self, hunks: Hunks) -> str:
        return super().written(
            tuple(
                Hunk(h.before, h.deleted, h.after, tuple(line.upper() for line in h.inserted))
                for h in hunks
            )
        )


class Merged(JsonHunks):
    """Writes the whole as one edit."""

    def encode(self, sequence: EditSequence) -> list[str]:
        whole = EditSequence(sequence.change, (sequence.change.differing_rows,))
        return super().encode(whole)


class MergedStateless(Merged):
    """Writes the whole as one edit, and says so."""

    keeps_states = False
    keeps_partition = False


class Forgetful(JsonHunks):
    """Loses the last edit."""

    def encode(self, sequence: EditSequence) -> list[str]:
        return super().encode(sequence)[:-1]


class ForgetfulStateless(Forgetful):
    """Loses the last edit, and claims no more than to keep the target."""

    keeps_states = False


class Shuffling(JsonHunks):
    """Reads the edits back in another order."""

    def sequence(self, base: str, edits: Sequence[Hunks]) -> EditSequence:
        right = super().sequence(base, edits)
        return EditSequence(right.change, right.edits[::-1])


class Refusing(JsonHunks):
    """Cannot read the partition that it claims to keep."""

    def sequence(self, base: str, edits: Sequence[Hunks]) -> EditSequence:
        raise UsageError("No.")


GOOD = EditSequence(Change.creation("a\nb a\nc\n"), ((0,), (1,), (2,)))
HARMFUL = EditSequence(GOOD.change, ((1,), (2,), (0,)))


@LAW
@given(sequences(of=MADE))
def test_a_right_format_breaks_no_law(sequence: EditSequence) -> None:
    serializer = JsonHunks()
    edits = serializer.encode(sequence)
    change = sequence.change
    assert list(laws.identity(serializer, edits, change.base, change.target)) == []
    assert list(laws.round_trip(serializer, sequence)) == []
    assert list(laws.partition(sequence)) == []


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        (JsonHunks().encode(GOOD)[:2], "the edits give another text, of 6 characters instead of 8"),
        (Upper().encode(GOOD), "first at character 0: 'A' instead of 'a'"),
        ([], "of 0 characters instead of 8"),
        (
            JsonHunks().encode(GOOD)[1:],
            "the edits cannot be decoded and applied: Hunk 1 lies outside the text",
        ),
        ([" ", *JsonHunks().encode(GOOD)], "cannot be decoded and applied: Edit 1: it is empty"),
    ],
)
def test_lost_identity_is_found(edits: list[str], message: str) -> None:
    (violation,) = laws.identity(JsonHunks(), edits, "", GOOD.change.target)
    assert violation.law == "identity"
    assert message in violation.message


def test_a_missing_final_newline_is_a_difference() -> None:
    edits = JsonHunks().encode(GOOD)
    (violation,) = laws.identity(JsonHunks(), edits, "", GOOD.change.target.removesuffix("\n"))
    assert violation.message.endswith("of 8 characters instead of 7")


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        (((0,), (1,)), "row 2 is never switched"),
        (((0,), (), (1, 2)), "edit 2 is empty"),
        (((0, 1), (1, 2)), "row 1 is switched twice, the second time by edit 2"),
        (((0, 1, 2, 3),), "edit 1 switches row 3, which does not differ"),
    ],
)
def test_lost_rows_are_found(edits: tuple[tuple[int, ...], ...], message: str) -> None:
    sequence = EditSequence(GOOD.change, GOOD.edits)
    # Made as no one may make it, past the check at the door.
    object.__setattr__(sequence, "edits", edits)
    assert list(laws.partition(sequence)) == [laws.Violation("partition", message)]


def test_clean_states_are_not_complained_of() -> None:
    assert list(laws.clean(GOOD, UndefinedWords(), LintOptions())) == []
    assert laws.clean_states(GOOD, UndefinedWords(), LintOptions()) == (2, 2)


def test_states_with_new_errors_are_found() -> None:
    assert list(laws.clean(HARMFUL, UndefinedWords(), LintOptions())) == [
        laws.Violation("clean", "after edit 1 row 1 has a new error: 'b a'"),
        laws.Violation("clean", "after edit 2 row 1 has a new error: 'b a'"),
    ]
    assert laws.clean_states(HARMFUL, UndefinedWords(), LintOptions()) == (0, 2)


def test_forgiven_errors_are_not_found() -> None:
    sequence = EditSequence(Change.creation("b a\nc\nd\n"), ((0,), (1,), (2,)))
    assert list(laws.clean(sequence, UndefinedWords(), LintOptions())) == []
    strict = LintOptions(forgive_baseline=False)
    assert len(list(laws.clean(sequence, UndefinedWords(), strict))) == 2


@pytest.mark.parametrize("edits", [(), ((0,),)])
def test_the_ends_are_not_judged(edits: tuple[tuple[int, ...], ...]) -> None:
    sequence = EditSequence(Change.creation("b a\n" * len(edits)), edits)
    strict = LintOptions(forgive_baseline=False)
    assert list(laws.clean(sequence, UndefinedWords(), strict)) == []
    assert laws.clean_states(sequence, UndefinedWords(), strict) == (0, 0)


@pytest.mark.parametrize(
    ("serializer", "messages"),
    [
        (JsonHunks(), []),
        (MergedStateless(), []),
        (Merged(), ["the states differ", "another partition comes back"]),
        (
            Forgetful(),
            [
                "the states differ",
                "the last state is not the target",
                "another partition comes back",
            ],
        ),
        (
            ForgetfulStateless(),
            ["the last state is not the target", "another partition comes back"],
        ),
        (Upper(), ["the states differ", "the last state is not the target"]),
        (Shuffling(), ["another partition comes back"]),
        (Refusing(), ["No."]),
    ],
)
def test_what_a_format_loses_is_found(serializer: JsonHunks, messages: list[str]) -> None:
    found = list(laws.round_trip(serializer, GOOD))
    assert {violation.law for violation in found} <= {"round-trip"}
    assert [violation.message for violation in found] == [
        f"json-hunks: {message}" for message in messages
    ]


def test_a_format_that_cannot_be_applied_is_found() -> None:
    class Displaced(JsonHunks):
        def written(self, hunks: Hunks) -> str:
            return super().written(tuple(Hunk(h.before + 1, (), 0, h.inserted) for h in hunks))

    (violation,) = laws.round_trip(Displaced(), GOOD)
    assert violation.message.startswith("json-hunks: Hunk 1 lies outside the text")
