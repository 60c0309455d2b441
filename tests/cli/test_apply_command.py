"""``lintseq apply``: back from what a model wrote to the program, to the byte."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.serializer import SEPARATOR

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]

PROGRAM = "a = 1\r\nif a:\n    b = a\x0c\n\n<|diff|>\n@@ -1 +1 @@\n# é\u2028\n\tc = '''\n'''"
DAMAGED = f"{SEPARATOR}@@ -0,0 +1 @@\n+a = 1\n{SEPARATOR}@@ -7,0 +9 @@\n+b = a"


@pytest.mark.parametrize("base", ["", "a = 1\nc = 1\n", "x = 0\r\nif x:\n    b = a\x0c\n"])
@pytest.mark.parametrize("format_name", ["unified", "search-replace", "json", "whole"])
def test_what_was_encoded_is_the_program_again(
    lintseq: Run, tmp_path: Path, format_name: str, base: str
) -> None:
    change = Change.between(base, PROGRAM)
    sequence = EditSequence(change, tuple((row,) for row in reversed(change.differing_rows)))
    serializer = default_host().serializers.get(format_name)
    text = serializer.join(serializer.encode(sequence))
    (tmp_path / "base.py").write_bytes(base.encode())
    arguments = ("apply", "-", "--format", format_name, "--strict", "--base", "base.py")
    done = lintseq(*arguments, cwd=tmp_path, stdin=text.encode())
    assert (done.returncode, done.stdout) == (0, PROGRAM)
    count = 1 if format_name == "whole" else len(sequence)
    assert done.stderr == f"{count} edit{'s' * (count != 1)} applied\n"


def test_faults_are_repaired_and_counted(here: Run, tmp_path: Path) -> None:
    (tmp_path / "edits.txt").write_text(DAMAGED)
    done = here("apply", "edits.txt")
    assert (done.returncode, done.stdout) == (0, "a = 1\nb = a\n")
    assert done.stderr.startswith("2 edits applied; repaired: 1 ")
    quiet = here("apply", "edits.txt", "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "a = 1\nb = a\n", "")


@pytest.mark.parametrize("format_name", ["unified", "search-replace", "json"])
def test_the_line_break_at_the_end_of_a_file_is_no_fault(
    here: Run, tmp_path: Path, format_name: str
) -> None:
    serializer = default_host().serializers.get(format_name)
    edits = serializer.encode(EditSequence(Change.creation("a = 1\n"), ((0,),)))
    (tmp_path / "edits.txt").write_text(serializer.join(edits) + "\n")
    done = here("apply", "edits.txt", "--format", format_name, "--strict")
    assert (done.returncode, done.stdout) == (0, "a = 1\n")


def test_strict_names_the_first_fault(here: Run, refusal: Refusal, tmp_path: Path) -> None:
    (tmp_path / "edits.txt").write_text(DAMAGED)
    assert refusal(here("apply", "edits.txt", "--strict")).startswith("Edit 2: ")


def test_nothing_to_apply_gives_the_base(here: Run, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("")
    (tmp_path / "base.py").write_text("a = 1")
    done = here("apply", "none.txt", "--base", "base.py")
    assert (done.returncode, done.stdout, done.stderr) == (0, "a = 1", "0 edits applied\n")


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        (b"\xff", (), "'edits.txt' is not UTF-8: byte 0 is wrong; save it as UTF-8."),
        (b"x", ("--format", "jsn"), "There is no format 'jsn': did you mean 'json'?"),
        (b"x", ("--base", "bse.py"), "There is no file 'bse.py': did you mean 'base.py'?"),
        (b"x", ("--base", "."), "Cannot read or write '.': Is a directory"),
    ],
)
def test_what_cannot_be_read_or_written(
    here: Run,
    refusal: Refusal,
    tmp_path: Path,
    content: bytes,
    options: tuple[str, ...],
    words: str,
) -> None:
    (tmp_path / "edits.txt").write_bytes(content)
    (tmp_path / "base.py").write_text("")
    assert refusal(here("apply", "edits.txt", *options)).startswith(words)
