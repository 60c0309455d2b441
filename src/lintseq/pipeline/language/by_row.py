"""The language of each row's program, and what told it: a column, a file name, a first line.

Evidence is asked in one order, from what people said to what a model guesses; the first that tells
decides. What only a model could tell is left open here: workers detect it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintseq.core.errors import ProgramRejected
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.pipeline.fences import FenceTags
from lintseq.pipeline.language.human import is_human_language
from lintseq.pipeline.language.told import AUTO, LanguageOfRows, OneLanguage, Told
from lintseq.pipeline.language.words import LanguageWords, language_words
from lintseq.pipeline.nested import locate, value_at

LANGUAGE_COLUMNS = (
    "programming_language",
    "prog_lang",
    "code_language",
    "language",
    "lang",
    "extension",
    "ext",
)
FILE_COLUMNS = (
    "path",
    "file_path",
    "filepath",
    "file_name",
    "filename",
    "file",
    "max_stars_repo_path",
    "new_file",
)
SAYS_NOTHING = frozenset(
    ("", "auto", "none", "null", "other", "plain", "plaintext", "text", "txt", "unknown")
)
"""What a column of languages may say without naming one."""
LONGEST_PATH = 4096
"""Characters, at most: file systems take no longer ones."""


@dataclass(frozen=True)
class LanguageByRow:
    """Each row, or each program in it, tells its language.

    Attributes:
        words: what words may tell.
        column: the column that names the language; None for one to be found by its usual name.
    """

    words: LanguageWords
    column: str | None = None

    @property
    def of_all(self) -> None:
        """None."""

    def of_row(self, columns: Mapping[str, object], file: str | None) -> Told | None:
        """What the column tells, or else the file name."""
        return self._by_column(columns) or self._by_file_name(columns, file)

    def of_program(self, program: Program) -> Told | None:
        """What the first line tells, or else the fence."""
        found = self.words.of_shebang(program.text)
        if found is not None:
            return Told(found.name, "shebang")
        return Told(program.language, "fence") if program.language else None

    def fences(self, told: Told | None) -> FenceTags:
        """The fences of the row's language, or of every one."""
        if told is not None:
            return FenceTags.of(default_host().languages.get(told.language))
        return FenceTags("a known language", self._of_tag)

    def _of_tag(self, tag: str) -> str | None:
        found = self.words.called(tag)
        return None if found is None else found.name

    def _by_column(self, columns: Mapping[str, object]) -> Told | None:
        unknown = None
        for name in LANGUAGE_COLUMNS if self.column is None else (self.column,):
            word = _word_in(columns, name)
            if word is None:
                continue
            found = self.words.called(word)
            if found is not None:
                return Told(found.name, "column")
            if self.column is not None or not is_human_language(word):
                unknown = unknown or (name, word)
        if unknown is not None:
            raise ProgramRejected(
                "unknown-language",
                "the column '{}' says '{}', which is no language that is known; if it is about "
                "something else, name another by --lang-column".format(*unknown),
            )
        return None

    def _by_file_name(self, columns: Mapping[str, object], file: str | None) -> Told | None:
        values = [file] if file is not None else [columns.get(name) for name in FILE_COLUMNS]
        paths = [value for value in values if isinstance(value, str) and _may_be_path(value)]
        found = next(filter(None, map(self.words.of_file, paths)), None)
        return None if found is None else Told(found.name, "file-name")


def _may_be_path(text: str) -> bool:
    """Whether a column of this name holds a path: it may hold the file itself."""
    return len(text) <= LONGEST_PATH and "\n" not in text


def _word_in(columns: Mapping[str, object], name: str) -> str | None:
    """What a column says; None if it is no text, or names nothing."""
    path = locate(columns, name)
    value = None if path is None else value_at(columns, path)
    if not isinstance(value, str) or value.strip().lower() in SAYS_NOTHING:
        return None
    return value


def language_of_rows(name: str, column: str | None = None) -> LanguageOfRows:
    """What tells the languages of rows: the user, by ``name``, or under `AUTO` the rows.

    Raises:
        UsageError: there is no such language.
    """
    if name == AUTO:
        return LanguageByRow(language_words(), column)
    return OneLanguage(default_host().languages.get(name))
