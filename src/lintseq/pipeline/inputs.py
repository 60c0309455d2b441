"""From what the user names to files that can be read: files, folders, globs, standard input."""

from __future__ import annotations

import difflib
import glob
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from lintseq.core.errors import UsageError
from lintseq.core.host import PluginHost, default_host
from lintseq.core.language import Language
from lintseq.core.source import Source
from lintseq.pipeline.each_once import STANDARD_INPUT, each_once
from lintseq.pipeline.file_hash import sha256_of
from lintseq.pipeline.language.told import AUTO
from lintseq.pipeline.language.words import language_words
from lintseq.pipeline.run_folder import is_run_folder, shards_of
from lintseq.pipeline.shebang import has_shebang_of

PROGRAM_FILES = "source-file"
"""The source that takes a whole file for one program."""
ROW_FILES = "json-lines"
"""The source that standard input and folders without programs are read with."""


@dataclass(frozen=True)
class InputFile:
    """One file to read.

    Attributes:
        path: a regular file: what is none is copied to one, since inputs are read twice.
        shown: the file as messages name it.
        id: what a program that is the whole file is called: its path below the named folder.
        source: what reads it.
        hashed: its SHA-256, if that is known; `sha256` has it in any case.
    """

    path: Path
    shown: str
    id: str
    source: Source
    hashed: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of what it holds: of large files that takes a while, so only once."""
        return self.hashed or sha256_of(self.path)


def language_of(names: Sequence[str], language: str | None) -> Language:
    """The language that the user named, or the one that all files' endings or first lines tell.

    Raises:
        UsageError: it is unknown, or cannot be told.
    """
    languages = default_host().languages
    if language == AUTO:
        raise UsageError(
            "'--lang auto' is for 'lintseq generate': name the language, or leave --lang out where "
            "file endings tell it."
        )
    if language is not None:
        return languages.get(language)
    paths = [Path(name) for name in names]
    # A table tells no language, though programs in one, JSON, may end in the same way.
    known = [] if any(map(_is_table, paths)) else languages.things.values()
    fitting = [each for each in known if all(_is_program(path, each) for path in paths)]
    fitting = [each for each in fitting if not each.generic] or fitting
    if len(fitting) != 1:
        raise UsageError(
            "The language cannot be told from the file endings: name it by --lang, one of those "
            "that 'lintseq languages' lists, or let each row tell its own in 'lintseq generate "
            "--lang auto'."
        )
    return fitting[0]


def every_language() -> Language:
    """What stands for the language where each row tells its own: files in any are programs."""
    known = default_host().languages.things.values()
    return Language(
        name=AUTO,
        linters=(),
        extensions=tuple(ending for each in known for ending in each.extensions),
        shebangs=tuple(word for each in known for word in each.shebangs),
    )


def _is_table(path: Path) -> bool:
    """Whether a file's ending says that its rows hold programs."""
    sources = default_host().sources.things.values()
    return path.name.lower().endswith(tuple(end for each in sources for end in each.extensions))


def _is_program(path: Path, language: Language) -> bool:
    """Whether a file's ending says that it is a program in ``language``, or else its first line.

    Where that may be any, whole file names tell it, too.
    """
    if language.name == AUTO and language_words().of_file(path.name) is not None:
        return True
    return path.suffix.lower() in language.extensions or has_shebang_of(path, language)


def find_inputs(
    names: Sequence[str], language: Language, input_format: str | None, scratch: ExitStack
) -> list[InputFile]:
    """The files that ``names`` stand for, in their order; folders and globs in that of paths.

    ``scratch`` keeps the temporary copies of what can be read only once.

    Raises:
        UsageError: a name stands for nothing, or for nothing that can be read; or a file is named
            twice.
    """
    finder = _Finder(default_host(), language, input_format, scratch)
    return [*each_once([found for name in names for found in finder.find(name)])]


@dataclass
class _Finder:
    host: PluginHost
    language: Language
    input_format: str | None
    scratch: ExitStack

    def find(self, name: str) -> Iterator[InputFile]:
        told, colon, rest = name.partition(":")
        if colon and told in self.host.sources.things and not Path(name).exists():
            yield from replace(self, input_format=told)._find(rest)
        else:
            yield from self._find(name)

    def _find(self, name: str) -> Iterator[InputFile]:
        if not name:
            raise UsageError("The name of an input is empty: '.' is the folder that you are in.")
        path = Path(name)
        if name == STANDARD_INPUT:
            yield self._spooled(name, spool_standard_input(self.scratch))
        elif path.is_dir():
            yield from self._in_folder(path)
        elif path.is_file():
            yield InputFile(path, name, path.name, self._source_of(path))
        elif path.exists():
            with path.open("rb") as stream:
                yield self._spooled(name, _spool(stream, self.scratch))
        elif glob.has_magic(name):
            yield from self._in_glob(name)
        else:
            raise no_such_file(name)

    def _in_folder(self, folder: Path) -> Iterator[InputFile]:
        whole = self._as_a_whole(folder)
        yield from self._files_in(folder) if whole is None else whole

    def _as_a_whole(self, folder: Path) -> list[InputFile] | None:
        """The files of a folder that is a dataset or that of a run; None if it is neither."""
        sources = self.host.sources
        told = None if self.input_format is None else sources.get(self.input_format)
        for source in sources.things.values() if told is None else [told]:
            files = source.files_in(folder)
            if files is not None:
                return [
                    InputFile(path, str(path), _path_below(folder, path), source) for path in files
                ]
        if self.input_format in (None, ROW_FILES) and is_run_folder(folder):
            rows = sources.get(ROW_FILES)
            return [
                InputFile(path, str(path), _path_below(folder, path), rows)
                for path in shards_of(folder)
            ]
        if told is not None and not told.extensions and told.name != PROGRAM_FILES:
            raise UsageError(
                f"The folder '{folder}' is not in the format '{told.name}': check the path."
            )
        return None

    def _files_in(self, folder: Path) -> Iterator[InputFile]:
        files = list(_walk(folder))
        rows = self.host.sources.get(self.input_format or ROW_FILES)
        chosen = [path for path in files if _is_program(path, self.language)]
        of_rows = [path for path in files if path.name.lower().endswith(rows.extensions)]
        if self.language.name == AUTO and self.input_format is None and chosen and of_rows:
            raise UsageError(
                f"The folder '{folder}' has programs and files of rows: say by --input-format "
                f"which are meant, {PROGRAM_FILES} or {rows.name}."
            )
        source = self.host.sources.get(PROGRAM_FILES)
        if self.input_format not in (None, PROGRAM_FILES) or not chosen:
            chosen = of_rows
            source = rows
        if not chosen:
            raise self._no_programs(folder, files, rows)
        for path in chosen:
            yield InputFile(path, str(path), _path_below(folder, path), source)

    def _no_programs(self, folder: Path, files: Sequence[Path], rows: Source) -> UsageError:
        known = () if self.language.name == AUTO else self.language.extensions
        endings = ", ".join((*known, *rows.extensions))
        ends = f"ends as a program, or with {endings}" if not known else f"ends with {endings}"
        words = f"The folder '{folder}' has no programs: no file in it {ends}"
        for source in self.host.sources.things.values():
            if any(path.name.lower().endswith(source.extensions) for path in files):
                return UsageError(f"{words}; for its tables add --input-format {source.name}.")
        return UsageError(f"{words}.")

    def _in_glob(self, pattern: str) -> Iterator[InputFile]:
        folder = Path(*takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))
        files = sorted(_matching(folder, pattern))
        if not files:
            raise UsageError(f"No file matches '{pattern}': check the pattern and the folder.")
        for path in files:
            yield InputFile(path, str(path), _path_below(folder, path), self._source_of(path))

    def _source_of(self, path: Path) -> Source:
        if self.input_format is not None:
            return self.host.sources.get(self.input_format)
        found = source_by_ending(path)
        if found is not None:
            return found
        if _is_program(path, self.language):
            return self.host.sources.get(PROGRAM_FILES)
        raise self._of_no_known_kind(path)

    def _of_no_known_kind(self, path: Path) -> UsageError:
        language = "" if self.language.name == AUTO else f" in {self.language.name}"
        of_rows = ", ".join(name for name in self.host.sources.things if name != PROGRAM_FILES)
        return UsageError(
            f"What kind of file '{path}' is cannot be told from its ending: add --input-format "
            f"{PROGRAM_FILES} if it is a program{language}, or the format of its rows, {of_rows}."
        )

    def _spooled(self, name: str, copy: Path) -> InputFile:
        source = self.host.sources.get(self.input_format or ROW_FILES)
        return InputFile(copy, name, name, source)


def source_by_ending(path: Path) -> Source | None:
    """The format that the file's ending tells; None if it is none of a format's."""
    fitting = [
        (len(ending), source)
        for source in default_host().sources.things.values()
        for ending in source.extensions
        if path.name.lower().endswith(ending)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def no_such_file(name: str) -> UsageError:
    """What to say of a file that is not there: the nearest name that is, if one is near."""
    path = Path(name)
    if not path.parent.is_dir():
        return UsageError(f"There is no file '{name}', nor the folder '{path.parent}'.")
    neighbours = [entry.name for entry in path.parent.iterdir() if entry.name[0] != "."]
    near = difflib.get_close_matches(path.name, neighbours, n=1)
    if near:
        return UsageError(f"There is no file '{name}': did you mean '{path.with_name(near[0])}'?")
    return UsageError(f"There is no file '{name}': check the name and the folder.")


def spool_standard_input(scratch: ExitStack) -> Path:
    """Copy standard input to a file that lives as long as ``scratch``.

    Raises:
        UsageError: it is closed.
    """
    if sys.stdin is None:
        raise UsageError("Standard input is closed: name a file instead of '-'.")
    return _spool(sys.stdin.buffer, scratch)


def _spool(stream: BinaryIO, scratch: ExitStack) -> Path:
    folder = scratch.enter_context(tempfile.TemporaryDirectory(prefix="lintseq-"))
    path = Path(folder) / "input"
    with path.open("wb") as copy:
        shutil.copyfileobj(stream, copy)
    return path


def _matching(folder: Path, pattern: str) -> Iterator[Path]:
    """The files below ``folder`` that match; hidden ones are left out, as in folders.

    Path.glob does not follow links where it looks at all depths, so links in a circle end.
    """
    try:
        for path in folder.glob(str(Path(pattern).relative_to(folder))):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.is_file() and not hidden:
                yield path
    except ValueError as error:
        raise UsageError(f"'{pattern}' is no pattern: {error}.") from None


def _path_below(folder: Path, path: Path) -> str:
    """The path of a file from the named folder on: the same wherever that folder lies."""
    named = Path(folder.resolve().name) if folder.parts else Path()
    return (named / path.relative_to(folder)).as_posix()


def _walk(folder: Path) -> Iterator[Path]:
    """The regular files below ``folder``, in the order of their paths; hidden ones are left out."""
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.is_file():
            yield entry
