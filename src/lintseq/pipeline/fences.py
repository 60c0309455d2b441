"""Programs in Markdown: what stands between the fences of code blocks, as CommonMark has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lintseq.core.errors import ProgramRejected
from lintseq.core.language import Language
from lintseq.core.program import Program

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FENCE = re.compile("```|~~~")
_WORD = re.compile(r"[^\s{},:=]+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block between fences.

    Attributes:
        tag: the first word after the opening fence, lower case; empty if there is none.
        line: of the opening fence, counted from 1.
        content: what stands between the fences, to the byte, without the indentation of a list.
        before: the text since the end of the last fence, without blank lines around it.
        closed: whether it has a closing fence; a text that was cut off may not.
    """

    tag: str
    line: int
    content: str
    before: str
    closed: bool


def has_fences(text: str) -> bool:
    """Whether a Markdown text has any."""
    return next(fences_of(text), None) is not None


def fences_of(text: str) -> Iterator[Fence]:
    """The fences of a Markdown text, in their order."""
    if not _FENCE.search(text):
        return
    lines = _LINE.findall(text)
    last = 0
    for token in _parser().parse(text):
        if token.type == "fence" and token.map is not None:
            first, end = token.map
            inside = token.content.removesuffix("\n").split("\n") if token.content else []
            # The parser makes \n of every line end.
            ends = [line[len(line.rstrip("\r\n")) :] for line in lines[first + 1 : end]]
            yield Fence(
                tag=_tag(token.info),
                line=first + 1,
                content="".join(line + end for line, end in zip(inside, ends)),
                before="".join(lines[last:first]).strip(),
                closed=end - first - 1 > len(inside),
            )
            last = end


def fenced_programs(program: Program, language: Language) -> list[Program | ProgramRejected]:
    """The programs in the fences of a program that is Markdown.

    Those in fences of the language; if there is none, those in fences without a tag. A program
    that has no instruction gets what stands before its fence, since the last one. A fence that is
    never closed is rejected by itself.

    Raises:
        ProgramRejected: there is no such fence.
    """
    if "\0" in program.text:
        raise ProgramRejected("encoding", "the text with the fences has NUL bytes")
    fences = list(fences_of(program.text))
    ours = {word.lower() for word in (language.name, *language.aliases, *language.fence_tags)}
    chosen = [fence for fence in fences if fence.tag in ours]
    chosen = chosen or [fence for fence in fences if not fence.tag]
    if not chosen:
        raise ProgramRejected("no-program", _none_of(fences, language))
    return [_in_fence(program, fence) for fence in chosen]


def _in_fence(program: Program, fence: Fence) -> Program | ProgramRejected:
    if not fence.closed:
        return ProgramRejected(
            "no-program", f"the fence in line {fence.line} of the text is never closed"
        )
    instruction = program.instruction
    if instruction is None:
        instruction = fence.before or None
    return replace(program, text=fence.content, instruction=instruction)


def _none_of(fences: Sequence[Fence], language: Language) -> str:
    if not fences:
        return "the text has no code fence"
    tags = ", ".join(sorted({fence.tag for fence in fences}))
    return f"the text has no fence of {language.name}, only of: {tags}"


def _tag(info: str) -> str:
    """The language in what follows a fence: ``python``, ``python title="x"``, ``{.python}``."""
    word = _WORD.search(info)
    return "" if word is None else word[0].removeprefix(".").lower()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    # Fences are blocks: what stands inside of paragraphs need not be read.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
