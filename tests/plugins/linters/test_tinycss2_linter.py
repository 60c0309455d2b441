"""The linter `tinycss2`: its laws, and what it must not be led to do."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import settings

from lintseq.plugins.linters.tinycss2.linter import TinyCss2
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.parser_troubles import DeepTexts, MissingLibrary


class TestTinyCss2(LinterConformance):
    linter = TinyCss2()
    clean_programs = (
        '@charset "utf-8";\n'
        '@import url("a.css");\n'
        ":root { --x: { a:b }; }\n"
        "a,\n"
        "a:hover {\n"
        "  color: red;\n"
        "  background: url(x.png)\n"
        "}\n"
        "@media (min-width: 1px) {\n"
        "  b > c { d: calc(1px + 2px) }\n"
        "}\n"
        "@font-face { font-family: x }\n",
        "a { & b { c: d } e: f }\n/* x\n*/\n",
    )
    faulty_programs = (
        Faulty("b { c: d }\na {\n  e: f;\n", (2,)),
        Faulty("a { b: c }\n}\nd { e: f }\n", (2,)),
        Faulty("a {\n  b: c\n}\nd,\n", (4,)),
        Faulty("a {\n  color red;\n}\n", (2,)),
        Faulty("/* x\na { b: c }\n", (1,)),
        Faulty('a {\n  b: "x\n  ; c: d\n}\n', (2,)),
        Faulty("a {\n  b: url(x y);\n}\n", (2,)),
        Faulty("a { b: c(1\n}\n", (1,)),
        Faulty('@import "x"\na { b: c }\n', (1,)),
        Faulty("a {\n  b:\n  d: e;\n}\n", (2,)),
        Faulty('a { b: "x', (1,), level="syntax"),
    )
    effort = settings(EFFORT, max_examples=6)


class TestTroubles(DeepTexts, MissingLibrary):
    make = TinyCss2
    too_deep = ("{" * 5_000, "a{" * 2_000 + "}" * 2_000)
    library = "tinycss2"


def test_nothing_is_fetched() -> None:
    with patch("builtins.open", side_effect=AssertionError), patch("socket.socket") as socket:
        found = TinyCss2().lint(
            "@import url(file:///etc/passwd);\n@import 'http://localhost:9/';\n"
        )
    assert (list(found), socket.called) == ([], False)


def test_a_form_feed_ends_no_line_of_ours() -> None:
    found = TinyCss2().lint("a { b: c }\fd { e: f }\r\n\r}\n")
    assert [each.line for each in found] == [2]
