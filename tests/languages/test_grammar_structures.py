"""The laws of languages and of structures, for the languages whose shapes are query files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import settings

from lintseq.core.change import Change
from lintseq.languages.bash import BASH
from lintseq.languages.c import C
from lintseq.languages.cpp import CPP
from lintseq.languages.go import GO
from lintseq.languages.java import JAVA
from lintseq.languages.javascript import JAVASCRIPT
from lintseq.languages.lua import LUA
from lintseq.languages.php import PHP
from lintseq.languages.ruby import RUBY
from lintseq.languages.rust import RUST
from lintseq.languages.tsx import TSX
from lintseq.languages.typescript import TYPESCRIPT
from lintseq.testing.effort import EFFORT
from lintseq.testing.language import LanguageConformance

CASES = Path(__file__).parents[1] / "cases"


@cache
def shape_cases(language: str) -> tuple[str, ...]:
    """The programs of the language's shape cases, which have all its shapes."""
    text = (CASES / language / "shape" / "shapes.yml").read_text("utf-8")
    return tuple(case["program"] for case in yaml.safe_load(text))


class Shapes(LanguageConformance):
    effort = settings(EFFORT, max_examples=12)


class TestBash(Shapes):
    language = BASH
    programs = shape_cases("bash")
    comments = ("# a\n", "  #\n", "#!/bin/sh\n")


class TestC(Shapes):
    language = C
    programs = shape_cases("c")
    comments = ("// a\n", "  /* a */ // b\n", "/* a\nb */\n")


class TestCpp(Shapes):
    language = CPP
    programs = shape_cases("cpp")
    comments = ("// a\n", "  /* a */ // b\n")


class TestGo(Shapes):
    language = GO
    programs = shape_cases("go")
    comments = ("// a\n", "\t/* a */\r\n")


class TestJava(Shapes):
    language = JAVA
    programs = shape_cases("java")
    comments = ("// a\n", "  /** a */\n")


class TestJavaScript(Shapes):
    language = JAVASCRIPT
    programs = shape_cases("javascript")
    comments = ("// a\n", "  /* a */\n", "#!/usr/bin/env node\n")


class TestLua(Shapes):
    language = LUA
    programs = shape_cases("lua")
    comments = ("-- a\n", "  --[[ a ]]\n")


class TestPhp(Shapes):
    language = PHP
    programs = shape_cases("php")


class TestRuby(Shapes):
    language = RUBY
    programs = shape_cases("ruby")
    comments = ("# a\n", "=begin\na\n=end\n")


class TestRust(Shapes):
    language = RUST
    programs = shape_cases("rust")
    comments = ("// a\n", "  /* a /* b */ */\n", "/// a\n")


class TestTsx(Shapes):
    language = TSX
    programs = shape_cases("tsx")
    comments = ("// a\n",)


class TestTypeScript(Shapes):
    language = TYPESCRIPT
    programs = shape_cases("typescript")
    comments = ("// a\n", "  /* a */\n")


@pytest.mark.parametrize("text", ["if (a) {\n" * 6000, "/*" * 3 + "\n\n" + "(" * 6000])
def test_of_what_is_nested_too_deep_only_blank_lines_are_known(text: str) -> None:
    change = Change.creation(text)
    structure = C.structure(change)
    assert not structure.companions(0)
    assert [row for row in change.target_rows if structure.is_trivia(row)] == [
        row for row in change.target_rows if change.rows[row].text == "\n"
    ]
