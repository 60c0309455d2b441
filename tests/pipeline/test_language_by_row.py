"""What tells the language of a row, and in which order it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.errors import ProgramRejected, UsageError
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.core.reject import Reject
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.language.by_row import (
    FILE_COLUMNS,
    LANGUAGE_COLUMNS,
    SAYS_NOTHING,
    LanguageByRow,
)
from lintseq.pipeline.language.told import AUTO, UNTOLD, Told
from lintseq.pipeline.language.words import language_words
from lintseq.pipeline.records import Record, Records
from tests.pipeline.rows_in_memory import in_memory

BY_ROW = LanguageByRow(language_words())
EVIDENCE: Mapping[str, tuple[str, str]] = {
    "column": ("language", "Ruby"),
    "file-name": ("path", "src/a.go"),
    "shebang": ("code", "#!/usr/bin/env lua\n"),
    "fence": ("code", "```css\n"),
}
"""Each with a language of its own."""
TELLS = {"column": "ruby", "file-name": "go", "shebang": "lua", "fence": "css"}


def records(*rows: Mapping[str, object], columns: Columns = Columns()) -> list[Record]:  # noqa: B008
    return list(Records([in_memory(rows)], columns, AUTO))


def told(row: Mapping[str, object], columns: Columns = Columns()) -> list[tuple[str, Any]]:  # noqa: B008
    """Of each record of a row its language and what told it, or the reason for its reject."""
    return [
        (each.found.reason, None)
        if isinstance(each.found, Reject)
        else (each.found.language, each.told_by)
        for each in records(row, columns=columns)
    ]


@given(st.sets(st.sampled_from(sorted(EVIDENCE))))
def test_the_first_evidence_that_tells_decides(there: set[str]) -> None:
    row: dict[str, object] = {}
    for name in ("column", "file-name"):
        if name in there:
            column, value = EVIDENCE[name]
            row[column] = value
    tag = "css" if "fence" in there else ""
    line = EVIDENCE["shebang"][1] if "shebang" in there else ""
    # The fence is of the language that is told, or a row in another would have no program.
    first = next((name for name in EVIDENCE if name in there), None)
    if first in ("column", "file-name"):
        tag = ""
    row["code"] = f"```{tag}\n{line}a\n```\n"
    expected = (UNTOLD, None) if first is None else (TELLS[first], first)
    assert told(row, Columns(fences=True)) == [expected]


@pytest.mark.parametrize("column", LANGUAGE_COLUMNS)
def test_columns_that_name_languages(column: str) -> None:
    assert told({"code": "a", column: "TypeScript"}) == [("typescript", "column")]


@pytest.mark.parametrize("column", FILE_COLUMNS)
def test_columns_that_hold_paths(column: str) -> None:
    assert told({"code": "a", column: "x/y.kt"}) == [("kotlin", "file-name")]


@pytest.mark.parametrize("value", [*sorted(SAYS_NOTHING), "Text", 3, None, ["python"], "en-US"])
def test_a_column_that_names_none_is_passed_over(value: object) -> None:
    assert told({"code": "a", "language": value, "path": "a.py"}) == [("python", "file-name")]
    assert told({"code": "a", "language": value, "lang": "js"}) == [("javascript", "column")]


def test_a_column_that_holds_the_file_itself_is_no_path() -> None:
    assert told({"code": "a", "file": "a = 1\nb.py"}) == [(UNTOLD, None)]
    assert told({"code": "a", "file": f"{'a' * 5000}.py"}) == [(UNTOLD, None)]


def test_a_language_that_is_not_known_is_a_reject_though_others_could_tell() -> None:
    row = {"code": "#!/bin/sh\n", "language": "Brainfuck", "path": "a.py"}
    (record,) = records(row)
    assert isinstance(record.found, Reject)
    assert record.found.reason == "unknown-language"
    assert "column 'language' says 'Brainfuck'" in record.found.message
    assert told({**row, "lang": "python"}) == [("python", "column")]


def test_the_column_may_be_named() -> None:
    columns = Columns(language="meta.in")
    row = {"code": "a", "language": "Brainfuck", "meta": {"in": "Go"}}
    assert told(row, columns) == [("go", "column")]
    assert told({**row, "meta": {"in": "en"}}, columns) == [("unknown-language", None)]
    later: list[Mapping[str, object]] = [
        row,
        {"code": "#!/bin/sh\n"},
        {"code": "a", "meta": {"in": None}},
    ]
    found = [each.found.language for each in records(*later, columns=columns)]
    assert found == ["go", "bash", UNTOLD]
    with pytest.raises(UsageError, match=r"there is no column 'meta\.in'"):
        records({"code": "a"}, columns=columns)


@given(st.dictionaries(st.sampled_from([*LANGUAGE_COLUMNS, *FILE_COLUMNS]), st.text(max_size=9)))
def test_any_row_is_told_the_same_each_time(columns: dict[str, object]) -> None:
    def of_row() -> Told | str | None:
        try:
            return BY_ROW.of_row(columns, None)
        except ProgramRejected as error:
            return error.reason

    first = of_row()
    assert of_row() == first
    if isinstance(first, Told):
        assert first.language in default_host().languages.things
        assert first.by in ("column", "file-name")


def test_each_fence_tells_its_own_language() -> None:
    text = (
        "A:\n```python\na = 1\n```\nB:\n```\nplain\n```\nC:\n```output\n1\n```\n"
        "D:\n```sh\n#!/usr/bin/lua\n```\nE:\n```JS\nlet a;\n```\n"
    )
    found = [each.found for each in records({"code": text}, columns=Columns(fences=True))]
    assert [
        (each.language, each.text, each.instruction) for each in found if isinstance(each, Program)
    ] == [
        ("python", "a = 1\n", "A:"),
        ("lua", "#!/usr/bin/lua\n", "D:"),
        ("javascript", "let a;\n", "E:"),
    ]


def test_fences_without_a_tag_are_taken_where_none_has_one() -> None:
    columns = Columns(fences=True)
    assert told({"code": "```\na\n```\n```output\nb\n```\n"}, columns) == [(UNTOLD, None)]
    assert told({"code": "```output\na\n```\n"}, columns) == [("no-program", None)]
    row = {"code": "```js\na\n```\n```\nb\n```\n", "language": "python"}
    assert told(row, columns) == [("python", "column")]


def test_what_is_told_nothing_has_an_id_all_the_same() -> None:
    (record,) = records({"code": "a"})
    assert isinstance(record.found, Program)
    assert record.found.id == Program("a", UNTOLD).content_id
    assert record.told_by is None


def test_metadata_stays_untouched() -> None:
    (record,) = records({"code": "a", "language": "Python", "path": "x.go"})
    assert isinstance(record.found, Program)
    assert record.found.metadata == {"language": "Python", "path": "x.go"}
