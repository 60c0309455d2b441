"""The linter `html5lib`: its laws, and what it must not be led to do."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from html5lib.constants import E
from hypothesis import settings

from lintseq.plugins.linters.html5lib import levels
from lintseq.plugins.linters.html5lib.linter import Html5lib
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.parser_troubles import DeepTexts, MissingLibrary


class TestHtml5lib(LinterConformance):
    linter = Html5lib()
    clean_programs = (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n'
        "<head><title>x</title></head>\n"
        "<body>\n"
        "<p>a &amp; b\n"
        "<br>\n"
        "<ul>\n"
        "<li>a\n"
        "<li>b\n"
        "</ul>\n"
        "</body>\n"
        "</html>\n",
        '<div\n  class="a"\n>\n<script>\nif (a < b) {}\n</script>\n</div>\n',
        "<!-- a\nb -->\ntext\n",
        "<table>\n<tr><td>x</td></tr>\n</table>\n",
    )
    faulty_programs = (
        Faulty("<div>\n<p>a\n", (1,)),
        Faulty("<div>\n<span>\n</div>\n", (2,)),
        Faulty("<p>a</p>\n</div>\n", (2,)),
        Faulty('<p>a</p>\n<a href="x\n>b</a>\n', (2,)),
        Faulty("<p>a</p>\n<!-- x\n", (2,)),
        Faulty("<script>\nx\n", (1,)),
        Faulty("<div>\n<tr>\n</div>\n", (2,)),
        Faulty("<select>\n<option>a\n", (1,)),
        Faulty('<p>a</p>\n<a b="1" b="2">c</a>\n', (2,), level="strict"),
    )
    effort = settings(EFFORT, max_examples=6)


class TestTroubles(DeepTexts, MissingLibrary):
    make = Html5lib
    too_deep = ("<div>" * 5_000,)
    library = "html5lib"


def test_nothing_is_fetched_or_run(tmp_path: Path) -> None:
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
        f'<link rel="stylesheet" href="file://{tmp_path}/a.css">\n'
        f'<img src="http://localhost:9/a.png"><script>fetch("{tmp_path}")</script>\n<p>&x;\n'
    )
    with patch("socket.socket", side_effect=AssertionError), patch("urllib.request.urlopen") as get:
        found = Html5lib().lint(page)
    assert not get.called
    assert "root:" not in repr(found)


@pytest.mark.parametrize("text", ["<p>a</p>\n", "a\n", "<br>\n", "<!DOCTYPE html>\n<p>a</p>\n"])
def test_a_missing_doctype_is_no_error(text: str) -> None:
    linter = Html5lib()
    assert not any(linter.is_error(found, "strict") for found in linter.lint(text))


def test_every_error_of_the_tables_is_one_of_html5lib() -> None:
    for group in (levels.CUT, levels.NESTING, levels.PLACE, levels.DOUBTFUL, levels.TOLERATED):
        assert set(group) <= set(E)
