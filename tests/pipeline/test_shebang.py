"""Files without an ending are told by their first line."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.language import Language
from lintseq.pipeline.inputs import language_of
from lintseq.pipeline.shebang import has_shebang_of, shebang_program

SNAKE = Language("snake", ("l",), extensions=(".sn",), shebangs=("snake",))


@pytest.mark.parametrize(
    ("line", "program"),
    [
        ("#!/bin/snake\n", "snake"),
        ("#! /usr/local/bin/snake -x\n", "snake"),
        ("#!/usr/bin/env snake\r\n", "snake"),
        ("#!/usr/bin/env -S A=1 snake3.1 -x\n", "snake3.1"),
        ("#!/usr/bin/env\n", None),
        ("#!\n", None),
        ("# !/bin/snake\n", None),
        ("", None),
    ],
)
def test_the_program_of_a_first_line(line: str, program: str | None) -> None:
    assert shebang_program(line) == program


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("tool", b"#!/bin/snake\n", True),
        ("tool", b"#!/bin/snake3.12\n", True),
        ("tool", b"#!/bin/snakes\n", False),
        ("tool", b"\xff\xfe#!", False),
        ("tool.txt", b"#!/bin/snake\n", False),
    ],
)
def test_a_file_is_told_by_it(tmp_path: Path, name: str, content: bytes, told: bool) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert has_shebang_of(path, SNAKE) is told


def test_a_script_needs_no_ending_and_no_option(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("#!/usr/bin/env python3\na = 1\n")
    assert language_of([str(script)], None).name == "python"
    script.write_text("a = 1\n")
    with pytest.raises(UsageError, match="name it by --lang"):
        language_of([str(script)], None)
