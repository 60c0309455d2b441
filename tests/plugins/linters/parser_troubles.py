"""What may befall a linter whose tool is a library that parses in this process."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import ClassVar

import pytest

from lintseq.core.errors import LinterUnavailable, ProgramRejected
from lintseq.core.linter import Linter
from tests.plugins.linters.answers import refusal_of


class UnfitTexts:
    """Subclass it and say what makes the linter.

    Attributes:
        make: makes the linter.
    """

    make: ClassVar[Callable[[], Linter]]

    @pytest.mark.parametrize(("text", "line"), [("\n\0", 2), ("\n\n\ud800", 3)])
    def test_what_no_file_can_hold_is_refused(self, text: str, line: int) -> None:
        with pytest.raises(ProgramRejected) as refused:
            type(self).make().lint(text)
        assert (refused.value.reason, refused.value.line) == ("encoding", line)


class DeepTexts(UnfitTexts):
    """Those too that are nested too deeply.

    Attributes:
        too_deep: some of them.
    """

    too_deep: ClassVar[Sequence[str]]

    def test_what_is_too_deep_is_refused(self) -> None:
        linter = type(self).make()
        assert {refusal_of(linter, text) for text in self.too_deep} == {"nesting"}


class MissingLibrary:
    """Subclass it and say what makes the linter, and what it needs.

    Attributes:
        make: makes the linter.
        library: the package that Python itself has not.
    """

    make: ClassVar[Callable[[], Linter]]
    library: ClassVar[str]

    def test_a_missing_library_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        linter = type(self).make()
        hide(self.library, type(linter).__module__.rpartition(".")[0], monkeypatch)
        with pytest.raises(LinterUnavailable, match=f"run: {re.escape(linter.install)}"):
            linter.version()


def hide(library: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing of ``package``, which is imported anew, find ``library``."""
    for module in [library, *(name for name in sys.modules if name.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, module, None)
    for module in [name for name in sys.modules if name.startswith(f"{package}.")]:
        if not module.endswith((".linter", ".levels")):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.delattr(f"{package}.parsing", raising=False)
