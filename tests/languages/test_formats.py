"""The laws of the languages of data and documents."""

from __future__ import annotations

from hypothesis import settings

from lintseq.languages.css import CSS
from lintseq.languages.html import HTML
from lintseq.languages.json import JSON
from lintseq.languages.markdown import MARKDOWN
from lintseq.languages.sql import SQL
from lintseq.languages.toml import TOML
from lintseq.languages.yaml import YAML
from lintseq.testing.effort import EFFORT
from lintseq.testing.language import LanguageConformance

FEW = settings(EFFORT, max_examples=5)


class TestCss(LanguageConformance):
    language = CSS
    programs = (
        "/* a\n"
        "b */\n"
        "a,\n"
        "b {\n"
        "  c: d;\n"
        "  e: f(\n"
        "    g\n"
        "  );\n"
        "}\n"
        "@media (x)\n"
        "{\n"
        "  e {\n"
        "    f: g;\n"
        "  }\n"
        "}\n"
        "@keyframes k {\n"
        "  from {\n"
        "    a: b;\n"
        "  }\n"
        "}\n",
    )
    comments = ("/* a */\n",)
    effort = FEW


class TestHtml(LanguageConformance):
    language = HTML
    programs = (
        "<!DOCTYPE html>\n"
        "<!-- a\n"
        "b -->\n"
        "<body>\n"
        "<div\n"
        '  class="x"\n'
        ">\n"
        "<p>text\n"
        "</p>\n"
        "<ul>\n"
        "<li>a\n"
        "<li>b\n"
        "  <b>c</b>\n"
        "</ul>\n"
        "</div>\n"
        "</body>\n",
        '<script>\nlet a = "<p>";\n\n</script>\n<style>\nb { c: d }\n</style>\n',
    )
    comments = ("<!-- a -->\n",)
    effort = FEW


class TestJson(LanguageConformance):
    language = JSON
    programs = (
        '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {\n    "c": null\n  },\n  "d":\n    1\n}\n',
    )
    effort = FEW


class TestMarkdown(LanguageConformance):
    language = MARKDOWN
    programs = (
        "# Title\n"
        "\n"
        "text\n"
        "more\n"
        "\n"
        "- a\n"
        "- b\n"
        "  - c\n"
        "    d\n"
        "\n"
        "```python\n"
        "x = 1\n"
        "\n"
        "# y\n"
        "```\n"
        "\n"
        "| a | b |\n"
        "|---|---|\n"
        "| 1 | 2 |\n"
        "| 3 | 4 |\n",
        "---\na: 1\n---\n\nTitle\n=====\n\n~~~\nx\n~~~\n",
    )
    effort = FEW


class TestSql(LanguageConformance):
    language = SQL
    programs = (
        "-- a\n"
        "CREATE TABLE t (\n"
        "  a INT,\n"
        "  b TEXT\n"
        ");\n"
        "\n"
        "SELECT\n"
        "  a,\n"
        "  CASE\n"
        "    WHEN a THEN 1\n"
        "    ELSE 2\n"
        "  END\n"
        "FROM t\n"
        "WHERE a IN (\n"
        "  SELECT 1\n"
        ");\n",
        "/* a\nb */\nINSERT INTO t (a)\nVALUES\n  (1),\n  ('x\n-- y');\n",
    )
    comments = (
        "-- a\n",
        "/* a */\n",
    )
    effort = FEW


class TestToml(LanguageConformance):
    language = TOML
    programs = (
        '# c\na = 1\n\n[b]\nc = """\n# x\n"""\nd = [\n  1,\n  2,\n]\n\n[[e]]\nf = { g = 1 }\n',
    )
    comments = ("# a\n",)
    effort = FEW


class TestYaml(LanguageConformance):
    language = YAML
    programs = (
        "# c\n"
        "a: 1\n"
        "b:\n"
        "  - x\n"
        "  - y: 1\n"
        "    z: 2\n"
        "c:\n"
        "  # d\n"
        "  d: e\n"
        "h: [\n"
        "  1,\n"
        "  2\n"
        "]\n"
        "i:\n"
        "- a\n"
        "- b\n",
        'a: |\n  # no comment\n\n  more\nb: "x\n  y"\nc: plain\n  text\n',
    )
    comments = ("# a\n",)
    effort = FEW
