"""What may befall the server of a linter, and what must come of it: never 'no errors found'."""

from __future__ import annotations

import os
import re
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from lintseq.core.errors import LinterUnavailable, ProgramRejected
from lintseq.core.interpreter import base_interpreter
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe
from tests.plugins.linters.answers import codes_of, refusal_of

LONG = 2_000_000
GARBAGE = "print('Segmentation fault', flush=True); import time; time.sleep(60)"


def descendants(pid: int) -> set[int]:
    """All processes that ``pid`` started, and those that they started."""
    found: set[int] = set()
    queue = [pid]
    while queue:
        for thread in Path(f"/proc/{queue.pop()}/task").glob("*/children"):
            try:
                children = {int(child) for child in thread.read_text("ascii").split()}
            except OSError:
                continue
            queue += children - found
            found |= children
    return found


def is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def stand_in(folder: Path, name: str, script: str) -> Path:
    """A program of the folder that stands in for a tool."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    return program


class ServerTroubles:
    """Subclass it and say what makes the linter, and what it finds clean and faulty.

    Attributes:
        make: makes the linter anew.
        faulty: a program with an error at the level ``default``.
        long_line: a comment or the like, of which a line of two megabytes is made: what comes
            before the repeated part, the repeated part, and what comes after it.
        found_by: the variable that says where the tool is found.
    """

    make: ClassVar[Callable[[], ServerLinter]]
    faulty: ClassVar[str]
    long_line: ClassVar[tuple[str, str, str]]
    found_by: ClassVar[str] = "PATH"

    @pytest.fixture
    def linter(self) -> Iterator[ServerLinter]:
        linter = type(self).make()
        yield linter
        linter.stop()

    def test_a_server_that_is_killed_is_replaced(self, linter: ServerLinter) -> None:
        before = descendants(os.getpid())
        first = list(linter.lint(self.faulty))
        for pid in descendants(os.getpid()) - before:
            # One may end by itself as soon as another is gone.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert list(linter.lint(f"{self.faulty}\n"))
        assert list(linter.lint(self.faulty)) == first

    def test_a_server_that_hangs_is_replaced_and_told(self, linter: ServerLinter) -> None:
        before = descendants(os.getpid())
        recipe, limits = linter.recipe, iter([0.5])
        linter.recipe = lambda: replace(  # type: ignore[method-assign]
            recipe(), seconds=next(limits, 60.0)
        )
        linter.version()
        for pid in descendants(os.getpid()) - before:
            os.kill(pid, signal.SIGSTOP)
        assert codes_of(linter, self.faulty)

    def test_a_server_that_talks_garbage_has_failed(self, linter: ServerLinter) -> None:
        linter.recipe = garbage_recipe  # type: ignore[method-assign]
        with pytest.raises(LinterUnavailable, match="Segmentation fault"):
            linter.lint(self.faulty)

    def test_a_program_that_is_gone_is_told(self, linter: ServerLinter) -> None:
        assert codes_of(linter, self.faulty)
        recipe = linter.recipe
        gone = replace(recipe(), command=("/nowhere/tool", *recipe().command[1:]))
        linter.recipe = lambda: gone  # type: ignore[method-assign]
        linter.stop()
        with pytest.raises(LinterUnavailable, match=f"run: {re.escape(linter.install)}"):
            linter.lint(f"{self.faulty}\n")

    def test_a_tool_that_is_nowhere_is_told(
        self, linter: ServerLinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(self.found_by, str(tmp_path))
        with pytest.raises(LinterUnavailable, match=f"run: {re.escape(linter.install)}"):
            linter.version()

    def test_a_long_line_is_judged(self, linter: ServerLinter) -> None:
        start, part, end = self.long_line
        text = f"{start}{part * (LONG // len(part))}{end}\n{self.faulty}"
        try:
            assert codes_of(linter, text)
        except ProgramRejected as refused:
            assert refused.reason in ("too-long", "nesting")
        assert codes_of(linter, self.faulty)

    def test_a_nul_byte_is_refused(self, linter: ServerLinter) -> None:
        assert refusal_of(linter, f"{self.faulty}\0") == "encoding"
        assert codes_of(linter, self.faulty)

    def test_nothing_is_left_behind(
        self, linter: ServerLinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        before = descendants(os.getpid())
        linter.lint(self.faulty)
        started = descendants(os.getpid()) - before
        assert started
        linter.stop()
        assert [pid for pid in started if is_running(pid)] == []
        assert list(tmp_path.iterdir()) == []


def garbage_recipe() -> Recipe:
    interpreter = base_interpreter()
    return Recipe(interpreter.command(GARBAGE), interpreter.readable)
