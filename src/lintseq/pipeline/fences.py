"""Programs in Markdown: what stands between the fences of code blocks, as CommonMark has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
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


@dataclass(frozen=True)
class FenceTags:
    """Which fences hold programs.

    Attributes:
        wanted: what they hold, for messages.
        language_of: the name of the language that a tag in lower case tells; None if it is not
            wanted, or tells none.
    """

    wanted: str
    language_of: Callable[[str], str | None]

    @classmethod
    def of(cls, language: Language) -> FenceTags:
        """The tags of one language."""
        names = (language.name, *language.aliases, *language.fence_tags)
        return cls(language.name, {name.lower(): language.name for name in names}.get)


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


def fenced_programs(program: Program, tags: FenceTags) -> list[Program | ProgramRejected]:
    """The programs in the fences of a program that is Markdown.

    Those in fences of the wanted languages; if there is none, those in fences without a tag, which
    keep the language of the Markdown. A program that has no instruction gets what stands before its
    fence, since the last one. A fence that is never closed is rejected by itself.

    Raises:
        ProgramRejected: there is no such fence.
    """
    if "\0" in program.text:
        raise ProgramRejected("encoding", "the text with the fences has NUL bytes")
    fences = list(fences_of(program.text))
    told = [(fence, tags.language_of(fence.tag)) for fence in fences if fence.tag]
    chosen = [(fence, language) for fence, language in told if language is not None]
    chosen = chosen or [(fence, program.language) for fence in fences if not fence.tag]
    if not chosen:
        raise ProgramRejected("no-program", _none_of(fences, tags.wanted))
    return [_in_fence(replace(program, language=language), fence) for fence, language in chosen]


def _in_fence(program: Program, fence: Fence) -> Program | ProgramRejected:
    if not fence.closed:
        return ProgramRejected(
            "no-program", f"the fence in line {fence.line} of the text is never closed"
        )
    instruction = program.instruction
    if instruction is None:
        instruction = fence.before or None
    return replace(program, text=fence.content, instruction=instruction)


def _none_of(fences: Sequence[Fence], wanted: str) -> str:
    if not fences:
        return "the text has no code fence"
    tags = ", ".join(sorted({fence.tag for fence in fences}))
    return f"the text has no fence of {wanted}, only of: {tags}"


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
