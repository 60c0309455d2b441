"""What markdown-it makes of a text that its author can hardly have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.markdown_it.levels import STRUCTURE
from lintseq.plugins.linters.server.line_map import CARRIAGE_RETURN, LineMap

VERSION: str = version("markdown-it-py")

_REFERENCE = re.compile(r"(?<!\\)\[[^\[\]\n]*\]\[([^\[\]\n]+)\]")


def findings(text: str) -> Iterator[Diagnostic]:
    """Everything that is doubtful in ``text``. The code in fences is not looked at."""
    environment: dict[str, Any] = {}
    tokens = MarkdownIt("commonmark").parse(text, environment)
    names = environment.get("references", {})
    lines = CARRIAGE_RETURN.split(text)
    numbers = LineMap(text, CARRIAGE_RETURN)
    found = [fault for token in tokens for fault in _faults(token, lines, names)]
    # What is left open may hide definitions: then nothing is said of names.
    opened = [fault for fault in found if fault[0] in STRUCTURE]
    for code, index, name in opened or found:
        yield _diagnostic(numbers, code, index, name)
    for repeated in () if opened else environment.get("duplicate_refs", ()):
        name = normalizeReference(repeated["label"])
        yield _diagnostic(numbers, "repeated-definition", repeated["map"][0], name)


def _faults(
    token: Token, lines: Sequence[str], names: dict[str, Any]
) -> Iterator[tuple[str, int, str]]:
    """What is doubtful of one token: a code, a line counted from 0, and the name it is about."""
    if token.map is None:
        return
    first, end = token.map
    if token.type == "fence" and end - first - 1 == token.content.count("\n"):
        yield "unclosed-fence", first, token.markup[0]
    elif token.type == "html_block" and _is_open_comment(token.content):
        yield "unclosed-comment", first, ""
    elif token.type == "inline":
        missing = {name for name in _references(token) if name not in names}
        for index in range(first, end) if missing else ():
            for found in _REFERENCE.finditer(lines[index]):
                name = normalizeReference(found[1])
                if name in missing:
                    yield "undefined-reference", index, name


def _is_open_comment(content: str) -> bool:
    return content.lstrip().startswith("<!--") and "-->" not in content


def _references(token: Token) -> Iterator[str]:
    """The names of links that are still text: such as stand in no code and are no link."""
    for child in token.children or ():
        if child.type == "text":
            yield from (
                normalizeReference(found[1]) for found in _REFERENCE.finditer(child.content)
            )


_WORDS = {
    "unclosed-fence": "the fence is never closed",
    "unclosed-comment": "the comment is never closed",
    "undefined-reference": "nothing defines the link '{}'",
    "repeated-definition": "the link '{}' is defined already",
}


def _diagnostic(numbers: LineMap, code: str, index: int, name: str) -> Diagnostic:
    line, _ = numbers.place(index + 1)
    return Diagnostic(
        line=line,
        code=code,
        message=_WORDS[code].format(name),
        severity="warning" if code == "repeated-definition" else "error",
        key=f"{code} {name}",
    )
