"""Programs of any length that are full of one feature of the language, made of small functions.

The functions are HumanEval's reference solutions, without their docstrings, each time under another
name. Between them, one for two functions, stand statements with the feature: those in ``features``,
numbered, each of which uses what an earlier one binds. So features are spread through the program,
as an incremental linter likes it least. Some kinds are the plain one with its characters changed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path

from benchmarks.language_programs import PART
from benchmarks.programs import HUMANEVAL, read_programs
from lintseq.core.lines import split_lines
from lintseq.core.program import Program

FEATURES = Path(__file__).parent / "features"
GAP = "\n\n"
FUNCTIONS_A_FEATURE = 2
NEARLY = 0.97
"""A program that has this part of the wanted lines is long enough."""
ODD_INDENT = re.compile(r"^(?: {4})* {1,3}\S", re.M)
"""Code that would be wrong with a tab for four spaces."""
TRIES = 60
"""After so many pieces in a row that are too long, a program stays as it is."""


def _unchanged(text: str) -> str:
    return text


def _tabs(text: str) -> str:
    return re.sub("^( {4})+", lambda spaces: "\t" * (len(spaces[0]) // 4), text, flags=re.M)


def _form_feeds(text: str) -> str:
    return re.sub(r"^\n(?=def |class )", "\f\n", text, flags=re.M)


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


@dataclass(frozen=True)
class Kind:
    """A kind of programs.

    Attributes:
        feature: the file whose statements are spread through them.
        docstrings: whether the functions keep theirs.
        rewrite: what is done to the text in the end.
    """

    feature: str = "plain"
    docstrings: bool = False
    rewrite: Callable[[str], str] = _unchanged


KINDS = {
    "plain": Kind(),
    "del": Kind("del"),
    "global": Kind("global"),
    "star imports": Kind("star-imports"),
    "exports": Kind("exports"),
    "tabs": Kind(rewrite=_tabs),
    "form feeds": Kind(rewrite=_form_feeds),
    "CRLF": Kind(rewrite=_crlf),
    "bare annotations": Kind("annotations"),
    "string annotations": Kind("string-annotations"),
    "future annotations": Kind("future-annotations"),
    "docstrings": Kind("docstrings", docstrings=True),
}


def made(name: str, length: int, number: int = 0) -> Program:
    """The program of the kind ``name`` with about ``length`` lines.

    Another ``number`` gives one that begins with other functions.
    """
    kind = KINDS[name]
    head, feature = (FEATURES / f"{kind.feature}.txt").read_text("utf-8").split(PART)
    parts = [head]
    lines, missed = len(split_lines(head)), 0
    for piece in _pieces(feature, kind.docstrings, number):
        size = len(split_lines(GAP + piece))
        if lines + size <= length:
            parts.append(piece)
            lines, missed = lines + size, 0
        else:
            missed += 1
        if lines >= NEARLY * length or missed == TRIES:
            break
    text = kind.rewrite(GAP.join(parts))
    return Program(text, "python", id=f"made {name} {length} {number}")


def _pieces(feature: str, docstrings: bool, number: int) -> Iterator[str]:
    """A feature and some functions, a feature and some functions, without end."""
    functions = _functions(docstrings)
    # Far enough from each other's starts that short programs have no function in common.
    first = number * 7
    for index in count(1):
        yield feature.replace("NUMBER", str(index)).replace("PREVIOUS", str(index - 1))
        for _ in range(FUNCTIONS_A_FEATURE):
            yield _renamed(functions[first % len(functions)], first)
            first += 1


@lru_cache
def _functions(docstrings: bool) -> tuple[str, ...]:
    """The texts of HumanEval's programs that are nothing but functions, indented in fours."""
    return tuple(
        _trimmed(program.text, docstrings)
        for program in read_programs(HUMANEVAL)
        if all(isinstance(node, ast.FunctionDef) for node in ast.parse(program.text).body)
        and not ODD_INDENT.search(_trimmed(program.text, docstrings=False))
    )


def _trimmed(text: str, docstrings: bool) -> str:
    """``text`` without blank lines at its ends, and without docstrings unless they are kept."""
    lines = split_lines(text)
    for node in reversed(ast.parse(text).body):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) and not docstrings:
            first = node.body[0]
            del lines[first.lineno - 1 : first.end_lineno]
    return "".join(lines).strip("\n") + "\n"


def _renamed(text: str, number: int) -> str:
    """``text`` with ``number`` after the names of its functions, wherever they are used."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            text = re.sub(rf"\b{node.name}\b", f"{node.name}_{number}", text)
    return text
