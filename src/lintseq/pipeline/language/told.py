"""What tells the language of rows: the user once for all, or each row its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from lintseq.core.language import Language
from lintseq.core.program import Program
from lintseq.pipeline.fences import FenceTags

AUTO = "auto"
"""What stands for a language's name where each row tells its own."""
UNTOLD = ""
"""The language of a program that nothing told yet: a worker detects it."""

Evidence = Literal["column", "file-name", "shebang", "fence", "detected"]
"""What told a language."""


@dataclass(frozen=True, slots=True)
class Told:
    """A language, and what told it; None if the user did, once for all rows."""

    language: str
    by: Evidence | None = None


class LanguageOfRows(Protocol):
    """Tells the language of rows and of the programs in them.

    Attributes:
        of_all: the name of the one language of all rows; None if each tells its own.
    """

    @property
    def of_all(self) -> str | None:
        """As above."""
        ...

    def of_row(self, columns: Mapping[str, object], file: str | None) -> Told | None:
        """What a row says of all programs in it; None if it says nothing.

        Args:
            columns: of the row.
            file: the path of a program that is the whole file.

        Raises:
            ProgramRejected: ``unknown-language``.
        """
        ...

    def of_program(self, program: Program) -> Told | None:
        """What a program tells of itself, where its row told nothing; None if it is nothing.

        Its language is that of its fence, if that has one.
        """
        ...

    def fences(self, told: Told | None) -> FenceTags:
        """Which fences of a row hold programs."""
        ...


@dataclass(frozen=True)
class OneLanguage:
    """All rows are in the language that the user named."""

    language: Language

    @property
    def of_all(self) -> str:
        """That of the language."""
        return self.language.name

    def of_row(self, columns: Mapping[str, object], file: str | None) -> Told:
        """The language."""
        return Told(self.language.name)

    def of_program(self, program: Program) -> Told:
        """The language."""
        return Told(self.language.name)

    def fences(self, told: Told | None) -> FenceTags:
        """The fences of the language."""
        return FenceTags.of(self.language)
