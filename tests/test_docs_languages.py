"""The pages of languages say what the plugins and the measurements say now."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from lintseq.core.host import default_host

LANGUAGES = Path(__file__).parents[1] / "docs" / "languages"
FIGURE = re.compile(r"\d ?%|\d+ of \d+|\d (?:\w+ )?(?:files|programs|solutions)\b")
MAKE = runpy.run_path(str(LANGUAGES / "make_pages.py"))


def test_every_language_has_words_and_nothing_else_has() -> None:
    names = {language.name for language in MAKE["own_languages"](default_host())}
    assert {path.stem for path in (LANGUAGES / "words").glob("*.md")} == names


@pytest.mark.parametrize(
    "path", sorted((LANGUAGES / "words").glob("*.md")), ids=lambda path: path.stem
)
def test_words_are_paragraphs(path: Path) -> None:
    words = path.read_text("utf-8")
    assert len(words.split()) > 20
    assert not any(line.startswith("#") for line in words.split("\n"))


@pytest.mark.parametrize(
    "path", sorted((LANGUAGES / "words").glob("*.md")), ids=lambda path: path.stem
)
def test_words_leave_figures_to_what_was_measured(path: Path) -> None:
    """Shares and counts of programs come from the campaign's own files, which stay true."""
    words = " ".join(path.read_text("utf-8").split())
    assert FIGURE.findall(words) == []


def test_the_pages_are_up_to_date() -> None:
    made = MAKE["pages"](default_host())
    found = {path.name: path.read_text("utf-8") for path in LANGUAGES.glob("*.md")}
    assert found == made, "run: python docs/languages/make_pages.py"
