"""html5lib's parser, which knows where its open elements began."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import E, tokenTypes
from html5lib.html5parser import HTMLParser
from html5lib.treebuilders import getTreeBuilder

from lintseq.plugins.linters.in_process.judging import MAX_DEPTH, too_deep

Place = tuple[int, int]
"""html5lib's line, from 1, and column, from 0."""

_CUT_OFF = "eof-in-"

_OF_THE_INNERMOST = frozenset(
    {"adoption-agency-1.3", "end-tag-too-early", "end-tag-too-early-ignored", "unexpected-end-tag"}
)
"""An element ends while another is open in it: that one is at fault."""
_AT_END = frozenset(
    {
        "eof-in-foreign-lands",
        "eof-in-frameset",
        "eof-in-head-noscript",
        "eof-in-select",
        "eof-in-table",
        "expected-closing-tag-but-got-eof",
        "expected-named-closing-tag-but-got-eof",
    }
)
"""The text ends while an element is open."""
_OPTIONAL = frozenset(["body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option"])
_OPTIONAL |= {"p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"}
"""Elements whose end may be left out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A parse error.

    Attributes:
        code: its name.
        names: the tags it is about.
        message: the words for people.
        place: where html5lib has noticed it.
        began: where that begins which is at fault, if it stands before that.
    """

    code: str
    names: tuple[str, ...]
    message: str
    place: Place
    began: Place | None


class _TracingTokenizer(HTMLTokenizer):  # type: ignore[misc]
    """html5lib's tokenizer; `next_token` is where the token begins that comes."""

    next_token: Place = (1, 0)

    def __iter__(self) -> Iterator[Any]:
        for token in super().__iter__():
            yield token
            if token["type"] != tokenTypes["ParseError"]:
                self.next_token = self.stream.position()


class TracingParser(HTMLParser):  # type: ignore[misc]
    """html5lib's parser of one text; `faults` are its errors after `run`."""

    def __init__(self, text: str) -> None:
        super().__init__(_tracing_builder(self))
        self._text = text
        self.began: dict[int, Place] = {}
        self.faults: list[Fault] = []

    def run(self) -> None:
        """Parse the text as a document."""
        self.parse(self._text)

    def reset(self) -> None:
        """Begin, with a tokenizer that knows where tokens begin."""
        self.tokenizer = _TracingTokenizer(self._text, parser=self)
        super().reset()

    def parseError(  # noqa: N802
        self, errorcode: str = "XXX-undefined-error", datavars: dict[str, Any] | None = None
    ) -> None:
        """Keep an error, with the place where that begins which is at fault."""
        data = datavars or {}
        names = tuple(str(data[key]) for key in sorted(data))
        message = E.get(errorcode, errorcode) % data
        place = self.tokenizer.stream.position()
        self.faults.append(Fault(errorcode, names, message, place, self._at_fault(errorcode, data)))

    def _at_fault(self, code: str, data: dict[str, Any]) -> Place | None:
        if code in _AT_END:
            return self._began(lambda name: name not in _OPTIONAL)
        if code.startswith(_CUT_OFF):
            return self.tokenizer.next_token
        if "expectedName" in data:
            return self._began(lambda name: name == data["expectedName"])
        opened = [element.name for element in self.tree.openElements]
        if code in _OF_THE_INNERMOST and data.get("name") in opened[:-1]:
            return self._began(lambda name: True)
        return None

    def _began(self, fits: Callable[[str], bool]) -> Place | None:
        """Where the innermost open element begins whose name ``fits``."""
        for element in reversed(self.tree.openElements):
            if fits(element.name):
                return self.began.get(id(element))
        return None


def _tracing_builder(parser: TracingParser) -> Any:
    """A tree builder that tells ``parser`` where each element began."""

    class Builder(getTreeBuilder("etree")):  # type: ignore[misc]
        def insertElementNormal(self, token: Any) -> Any:  # noqa: N802
            return self._told(super().insertElementNormal(token))

        def insertElementTable(self, token: Any) -> Any:  # noqa: N802
            return self._told(super().insertElementTable(token))

        def _told(self, element: Any) -> Any:
            if len(self.openElements) > MAX_DEPTH:
                raise too_deep()
            parser.began[id(element)] = parser.tokenizer.next_token
            return element

    return Builder
