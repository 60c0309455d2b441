"""The linter `markdown-it`: its laws, and what it must not be led to do."""

from __future__ import annotations

import pytest
from hypothesis import settings

from lintseq.plugins.linters.markdown_it.linter import MarkdownIt
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.parser_troubles import MissingLibrary, UnfitTexts


class TestMarkdownIt(LinterConformance):
    linter = MarkdownIt()
    clean_programs = (
        "# Title\n"
        "\n"
        "See [docs][1] and [other].\n"
        "\n"
        "```python\n"
        "x = [a][b]\n"
        "```\n"
        "\n"
        "- a\n"
        "  - b\n"
        "\n"
        "[1]: https://example.org\n"
        "[other]: x\n",
        "~~~~\n```\n~~~~\n\n<!-- a\nb -->\n\n`[x][y]`\n",
        "text\r\nmore\r\n",
    )
    faulty_programs = (
        Faulty("a\n\n```python\nx\n", (3,)),
        Faulty("[a][b]\n\ntext\n", (1,)),
        Faulty("a\nb [c][d] e\n", (2,)),
        Faulty("a\n\n<!-- b\nc\n", (3,)),
        Faulty("[b]: c\n[B]: d\n", (2,), level="strict"),
    )
    effort = settings(EFFORT, max_examples=6)


class TestTroubles(UnfitTexts, MissingLibrary):
    make = MarkdownIt
    library = "markdown_it"


def test_the_code_in_fences_is_not_judged() -> None:
    assert list(MarkdownIt().lint("```json\n{,}\n```\n\n```python\ndef (:\n```\n")) == []


@pytest.mark.parametrize("text", ["> " * 3_000, "[" * 20_000, "*" * 20_000, "- " * 3_000])
def test_what_is_deep_is_taken_as_text(text: str) -> None:
    assert list(MarkdownIt().lint(text)) == []
