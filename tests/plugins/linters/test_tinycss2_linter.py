"""The linter `tinycss2`: its laws, and what it must not be led to do."""

from __future__ import annotations

import sys
from unittest.mock import patch

import pytest
from hypothesis import settings

from lintseq.core.errors import LinterUnavailable, ProgramRejected
from lintseq.plugins.linters.tinycss2.linter import TinyCss2
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance


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


@pytest.mark.parametrize("text", ["{" * 5_000, "a{" * 2_000 + "}" * 2_000])
def test_what_is_too_deep_is_refused(text: str) -> None:
    with pytest.raises(ProgramRejected) as refused:
        TinyCss2().lint(text)
    assert refused.value.reason == "nesting"


@pytest.mark.parametrize(("text", "line"), [("\n\0", 2), ("\n\n\ud800", 3)])
def test_what_no_file_can_hold_is_refused(text: str, line: int) -> None:
    with pytest.raises(ProgramRejected) as refused:
        TinyCss2().lint(text)
    assert (refused.value.reason, refused.value.line) == ("encoding", line)


def test_nothing_is_fetched() -> None:
    with patch("builtins.open", side_effect=AssertionError), patch("socket.socket") as socket:
        found = TinyCss2().lint(
            "@import url(file:///etc/passwd);\n@import 'http://localhost:9/';\n"
        )
    assert (list(found), socket.called) == ([], False)


def test_a_form_feed_ends_no_line_of_ours() -> None:
    found = TinyCss2().lint("a { b: c }\fd { e: f }\r\n\r}\n")
    assert [each.line for each in found] == [2]


def test_a_missing_package_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == "tinycss2"]:
        monkeypatch.setitem(sys.modules, module, None)
    package = "lintseq.plugins.linters.tinycss2"
    for module in [name for name in sys.modules if name.startswith(f"{package}.")]:
        if not module.endswith((".linter", ".levels")):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.delattr(f"{package}.parsing", raising=False)
    with pytest.raises(LinterUnavailable, match=r"pip install 'lintseq\[formats\]'"):
        TinyCss2().version()
