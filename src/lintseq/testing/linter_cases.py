"""What an author supplies for the laws of a linter: the linter, and programs for it to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from hypothesis import settings

from lintseq.core.linter import Linter
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty


class LinterCases:
    """The attributes of `lintseq.testing.LinterConformance`, which says what each is."""

    linter: ClassVar[Linter]
    clean_programs: ClassVar[Sequence[str]]
    faulty_programs: ClassVar[Sequence[Faulty]]
    blank: ClassVar[str] = "\n"
    rebuild: ClassVar[Callable[[], Linter] | None] = None
    effort: ClassVar[settings] = EFFORT

    @property
    def programs(self) -> list[str]:
        """All programs, clean and faulty."""
        return [*self.clean_programs, *(faulty.text for faulty in self.faulty_programs)]

    @property
    def maker(self) -> Callable[[], Linter]:
        """What makes the linter anew."""
        return type(self).rebuild or type(self.linter)
