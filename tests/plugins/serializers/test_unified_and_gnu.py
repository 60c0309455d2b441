"""The `unified` format against programs that write and read such diffs: diff and git apply."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.lines import split_lines
from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.unified.serializer import Unified
from lintseq.testing.strategies import changes, sequences, texts

UNIFIED = Unified()
FILE_HEADERS = "--- a/text\n+++ b/text\n"
# Each example runs a program, and what the strategies lean to comes up early.
slow = settings(deadline=None, max_examples=40)


def run(folder: Path, *command: str, accepted: Sequence[int] = (0,)) -> bytes:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode in accepted, (command, done.stdout, done.stderr)
    return done.stdout


def gnu_diff(old: str, new: str) -> str:
    """What ``diff -U0`` writes, as one of our edits: without file headers and last newline."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "old").write_bytes(old.encode())
        (folder / "new").write_bytes(new.encode())
        written = run(folder, "diff", "-a", "-U0", "old", "new", accepted=(0, 1)).decode()
    return written.split("\n", 2)[2].removesuffix("\n") if written else ""


def git_applied(old: str, edit: str) -> str:
    """What ``git apply`` makes of a text."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "text").write_bytes(old.encode())
        (folder / "edit").write_bytes(f"{FILE_HEADERS}{edit}\n".encode())
        run(folder, "git", "apply", "--unidiff-zero", "--whitespace=nowarn", "edit")
        return (folder / "text").read_bytes().decode()


def is_misplaced_by_git(text: str) -> bool:
    """Whether ``git apply`` may take the last line but one for the last one.

    Without context it looks for deleted lines one line too early first, and an unterminated line
    matches the beginning of an equal one there: ``a\\na`` less its last line becomes ``a``.
    """
    lines = split_lines(text)
    return len(lines) > 1 and not text.endswith("\n") and lines[-2].startswith(lines[-1])


def in_one_edit(change: Change) -> EditSequence:
    rows = change.differing_rows
    return EditSequence(change, (rows,) if rows else ())


@slow
@given(change=changes())
@example(change=Change.between("a", "a\nb"))
@example(change=Change.between("a\n", "a"))
@example(change=Change.between("", "\r\n\x0c\n"))
def test_what_gnu_diff_writes_is_read_strictly(change: Change) -> None:
    edit = gnu_diff(change.base, change.target)
    if change.base == change.target:
        assert edit == ""
        return
    parsed = UNIFIED.parse(edit, Faults())
    assert UNIFIED.apply(change.base, parsed, Faults()) == change.target
    again = UNIFIED.sequence(change.base, [parsed])
    assert (again.change.base, again.change.target) == (change.base, change.target)


@slow
@given(sequence=sequences())
@example(sequence=in_one_edit(Change.creation("a")))
@example(sequence=in_one_edit(Change.between("a\nb", "")))
@example(sequence=in_one_edit(Change.between("a\nb", "c\nb\n")))
def test_git_applies_what_is_written(sequence: EditSequence) -> None:
    texts_seen = list(sequence.states())
    for edit, before, after in zip(UNIFIED.encode(sequence), texts_seen, texts_seen[1:]):
        assert is_misplaced_by_git(before) or git_applied(before, edit) == after


@slow
@given(sequence=sequences(texts(max_lines=12).map(lambda text: Change.creation(distinct(text)))))
def test_insertions_of_distinct_lines_are_written_as_gnu_diff_writes_them(
    sequence: EditSequence,
) -> None:
    # Where no two lines are equal, only one diff is the shortest.
    states = list(sequence.states())
    for edit, before, after in zip(UNIFIED.encode(sequence), states, states[1:]):
        assert edit == gnu_diff(before, after)


def distinct(text: str) -> str:
    return "".join(f"{number} {line}" for number, line in enumerate(split_lines(text)))


@pytest.mark.parametrize(
    ("base", "target", "edit"),
    [
        ("", "a\n", "@@ -0,0 +1 @@\n+a"),
        ("a\nb\n", "a\nc\nd\nb\n", "@@ -1,0 +2,2 @@\n+c\n+d"),
        ("a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b"),
        ("a\nb\nc\n", "a\nc\n", "@@ -2 +1,0 @@\n-b"),
        ("a\nb\n", "c\nb\nd\n", "@@ -1 +1 @@\n-a\n+c\n@@ -2,0 +3 @@\n+d"),
        (
            "a",
            "a\nb",
            "@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file",
        ),
    ],
)
def test_headers_to_the_byte(base: str, target: str, edit: str) -> None:
    assert UNIFIED.encode(in_one_edit(Change.between(base, target))) == [edit]
    assert gnu_diff(base, target) == edit
