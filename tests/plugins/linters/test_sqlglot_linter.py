"""The linter `sqlglot`: its laws, and what it must not be led to do."""

from __future__ import annotations

import logging

import pytest
from hypothesis import settings

from lintseq.core.change import Change
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.sqlglot.linter import SqlGlot
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.parser_troubles import DeepTexts, MissingLibrary


class TestSqlGlot(LinterConformance):
    linter = SqlGlot()
    clean_programs = (
        "SELECT a, b AS c\n"
        "FROM t\n"
        "JOIN u ON t.x = u.x\n"
        "WHERE a > 1 AND b LIKE 'x%'\n"
        "GROUP BY a\n"
        "ORDER BY b DESC\n"
        "LIMIT 3;\n",
        "CREATE TABLE t (\n"
        "  a INT PRIMARY KEY,\n"
        "  b TEXT NOT NULL\n"
        ");\n"
        "INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y');\n"
        "UPDATE t SET b = 'z' WHERE a = 1;\n"
        "DELETE FROM t WHERE a = 2;\n",
        "WITH x AS (\n  SELECT 1\n)\nSELECT CASE WHEN a THEN 1 ELSE 2 END FROM x -- done\n",
        "/* a\nb */\nSELECT 'é';\r\n",
    )
    faulty_programs = (
        Faulty("SELECT FROM WHERE;\n", (1,)),
        Faulty("SELECT 1;\nSELECT (a\nFROM t;\nSELECT 2;\n", (2,)),
        Faulty("SELECT 1;\nSELECT 'abc\nFROM t;\n", (2,)),
        Faulty("CREATE TABLE t (\n  a int,\n  b int\n", (1,)),
        Faulty("SELECT a b c\nFROM t;\n", (1,)),
        Faulty("SELECT 1;\n/* abc\nSELECT 1;\n", (2,)),
        Faulty("SELECT a\nFROM t\nWHERE;\n", (3,)),
        Faulty("SELECT 1;\nSELECT FROM;\nSELECT b c d;\n", (2, 3)),
    )
    effort = settings(EFFORT, max_examples=6)


class TestTroubles(DeepTexts, MissingLibrary):
    make = SqlGlot
    too_deep = ("SELECT " + "(" * 5_000, "SELECT " + "(" * 700 + "1" + ")" * 700)
    library = "sqlglot"


@pytest.mark.parametrize(
    ("program", "dialect"),
    [
        ("SELECT a FROM t;\n", ""),
        ("SELECT `a` FROM `t`;\n", "mysql"),
        ("SELECT [a b] FROM [t] WHERE x = @y;\n", "sqlite"),
        ("CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;\n", "postgres"),
        ("SELECT FROM WHERE;\n", ""),
    ],
)
def test_a_program_says_its_dialect(program: str, dialect: str) -> None:
    settled = SqlGlot().for_program(Change.creation(program))
    assert isinstance(settled, SqlGlot)
    assert settled.dialect == dialect


def test_states_are_judged_in_the_dialect_of_the_program() -> None:
    change = Change.creation("SELECT `a`\nFROM `t`\nWHERE `b`;\n")
    session = SqlGlot().session(change, LintOptions())
    assert list(session.update([2])) == []
    assert list(session.update([1])) == []


def test_what_sqlglot_has_no_rules_for_is_passed_over(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(SqlGlot().lint("VACUUM FULL t;\nALTER SYSTEM SET x = 1;\n")) == []
    assert tuple(capfd.readouterr()) == ("", "")


def test_the_log_of_sqlglot_is_left_as_it_was() -> None:
    log = logging.getLogger("sqlglot")
    SqlGlot().lint("SELECT FROM;\n")
    assert not log.disabled
