"""Grammars as linters: the laws, for languages of braces, of words, of indentation, of the pack."""

from __future__ import annotations

from hypothesis import settings

from lintseq.core.host import default_host
from lintseq.core.linter import Linter
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance

EFFORTS = settings(EFFORT, max_examples=8)


def settled(language: str) -> Linter:
    host = default_host()
    return host.linter_for(host.languages.get(language), "tree-sitter")


def javascript() -> Linter:
    return settled("javascript")


def python() -> Linter:
    return settled("python")


def ruby() -> Linter:
    return settled("ruby")


def bash() -> Linter:
    return settled("bash")


def elm() -> Linter:
    return settled("elm")


class TestJavaScript(LinterConformance):
    linter = javascript()
    rebuild = staticmethod(javascript)
    effort = EFFORTS
    clean_programs = (
        "const a = [\n  1,\n  `b\n${c}`,\n];\nfor (const d of a) {\n  if (d) break;\n  e();\n}\n",
        "try {\n  f(() => {\n    return 1;\n  });\n} catch (g) {\n  switch (g) {\n"
        "    default:\n  }\n}\n",
        "\ufeffimport a from 'b';\r\nexport const c = a;\r\n",
        "// nothing but a comment",
    )
    faulty_programs = (
        Faulty("f(a,\n  b;\n", (1,)),
        Faulty("if (a) {\n  b();\n\nc();\n", (1,)),
        Faulty("a();\n}\nb();\n", (2,)),
        Faulty("const a;\n", (1,)),
        Faulty("a();\ntry {\n  b();\n}\n", (2,)),
        Faulty("return 1;\n", (1,)),
        Faulty("if (a) {\n  continue;\n}\n", (2,)),
        Faulty("while (a) {\n  f(function () {\n    break;\n  });\n}\n", (3,)),
        Faulty("{\n  import a from 'b';\n}\n", (2,)),
        Faulty("switch (a) {\n  default:\n  default:\n}\n", (3,)),
    )


class TestPython(LinterConformance):
    linter = python()
    rebuild = staticmethod(python)
    effort = EFFORTS
    clean_programs = (
        "class A:\n    def f(self):\n        for a in self:\n            break\n        return a\n",
        "try:\n    a = '''\nb'''\nexcept C:\n    pass\nelse:\n    d\n",
    )
    faulty_programs = (
        Faulty("def f():\n\na = 1\n", (1,)),
        Faulty("if a:\n    b\nelse:\n    # c\n", (3,)),
        Faulty("try:\n    a\nb\n", (1,)),
        Faulty("a = [\n    1,\n", (1,)),
        Faulty("class A:\n    return 1\n", (2,)),
        Faulty("for a in b:\n    def f():\n        continue\n", (3,)),
    )


class TestRuby(LinterConformance):
    linter = ruby()
    rebuild = staticmethod(ruby)
    effort = EFFORTS
    clean_programs = (
        "class A\n  def b\n    yield\n  rescue C\n    retry\n  end\nend\n",
        "a = <<~X\n  b #{c}\nX\nd.each do |e|\n  puts e\nend\n",
    )
    faulty_programs = (
        Faulty("def a\n  b\n", (1,)),
        Faulty("a\nend\n", (2,)),
        Faulty("yield\n", (1,)),
        Faulty("def a\n  retry\nend\n", (2,)),
        Faulty("def a\n  class B\n  end\nend\n", (2,)),
    )


class TestBash(LinterConformance):
    linter = bash()
    rebuild = staticmethod(bash)
    effort = EFFORTS
    clean_programs = (
        "a() {\n  case $b in\n    c) d ;;\n  esac\n}\nfor e in f; do\n  g\ndone\n",
        "cat <<EOF\n$(h)\nEOF\nif i; then\n  j\nelse\n  k\nfi\n",
    )
    faulty_programs = (
        Faulty("a() {\n}\n", (1,)),
        Faulty("if a; then\n  # b\nfi\n", (1,)),
        Faulty("while a; do\ndone\n", (1,)),
        Faulty("if a; then\n  b\n", (1,)),
        Faulty("echo a)\n", (1,)),
    )


class TestElm(LinterConformance):
    """A language of which nothing is known but a grammar, out of the pack."""

    linter = elm()
    rebuild = staticmethod(elm)
    effort = EFFORTS
    clean_programs = ("module A exposing (..)\n\nb : Int\nb =\n    1\n", "-- c\n")
    faulty_programs = (Faulty("a = (1\n", (1,)), Faulty("b =\n", (1,)))
