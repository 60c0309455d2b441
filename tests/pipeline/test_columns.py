"""Which column is which: usual names, names given, rows that have none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lintseq.core.errors import ProgramRejected
from lintseq.core.program import Program
from lintseq.pipeline.columns import INSTRUCTION_COLUMNS, PROGRAM_COLUMNS, Columns
from lintseq.pipeline.columns import read_program as find_program

AUTO = Columns()


def read_program(row: Mapping[str, object], columns: Columns, language: str) -> Program:
    return find_program(row, columns, language).program


@pytest.mark.parametrize("name", PROGRAM_COLUMNS)
def test_every_usual_name_of_a_program_is_found(name: str) -> None:
    assert read_program({name: "x = 1\n", "other": 3}, AUTO, "python").text == "x = 1\n"


@pytest.mark.parametrize("name", INSTRUCTION_COLUMNS)
def test_every_usual_name_of_an_instruction_is_found(name: str) -> None:
    program = read_program({name: "Add.", "code": "x = 1\n"}, AUTO, "python")
    assert program.instruction == "Add."
    assert program.metadata == {}


def test_text_is_the_program_where_nothing_else_is() -> None:
    program = read_program({"text": "x = 1\n", "repo": "r"}, AUTO, "python")
    assert (program.text, program.instruction) == ("x = 1\n", None)


def test_humaneval_completes_the_prompt() -> None:
    row = {
        "task_id": "HumanEval/0",
        "prompt": "def f():\n",
        "canonical_solution": "    pass\n",
        "test": "assert f",
        "entry_point": "f",
    }
    program = read_program(row, AUTO, "python")
    assert program.text == "def f():\n    pass\n"
    assert program.instruction == "def f():\n"
    assert program.id == "HumanEval/0"
    assert program.metadata == {"test": "assert f", "entry_point": "f"}


def test_mbpp_as_published() -> None:
    row = {"text": "Add.", "code": "x = 1\r\n", "task_id": 7, "test_list": ["assert x"]}
    program = read_program(row, AUTO, "python")
    assert (program.text, program.instruction, program.id) == ("x = 1\r\n", "Add.", "7")
    assert program.metadata == {"test_list": ["assert x"]}


def test_names_given_win_over_names_found() -> None:
    row = {
        "code": "no",
        "answer": "x = 1\n",
        "instruction": "no",
        "task": "Add.",
        "id": "no",
        "key": "k",
    }
    columns = Columns(program="answer", instruction="task", id="key")
    program = read_program(row, columns, "python")
    assert (program.text, program.instruction, program.id) == ("x = 1\n", "Add.", "k")
    assert program.metadata == {"code": "no", "instruction": "no", "id": "no"}


def test_a_change_has_a_base_and_a_target() -> None:
    columns = Columns(base="before", target="after")
    program = read_program({"before": "a\n", "after": "b\n", "message": "m"}, columns, "python")
    assert (program.base, program.text) == ("a\n", "b\n")
    assert program.metadata == {"message": "m"}


@pytest.mark.parametrize("value", [True, None, 1.5, "", ["a"]])
def test_what_is_no_id_is_left_to_the_content(value: object) -> None:
    assert read_program({"id": value, "code": "x = 1\n"}, AUTO, "python").id == ""


def test_a_row_without_a_program_lists_the_columns_found() -> None:
    with pytest.raises(ProgramRejected, match=r"'prompt', 'score'.*--program-column") as caught:
        read_program({"prompt": "Add.", "score": 1}, AUTO, "python")
    assert caught.value.reason == "no-program"


def test_a_named_column_that_is_missing_or_no_text() -> None:
    with pytest.raises(ProgramRejected, match="no column 'answer', only: 'code'"):
        read_program({"code": "x"}, Columns(program="answer"), "python")
    with pytest.raises(ProgramRejected, match="'code' holds a list, not text"):
        read_program({"code": ["x"]}, Columns(program="code"), "python")
    with pytest.raises(ProgramRejected, match="'code' holds nothing, not text"):
        read_program({"code": None}, Columns(program="code"), "python")


def test_a_name_with_dots_leads_into_a_column() -> None:
    row = {
        "meta": {"code": "x = 1\n", "key": 7, "stars": 3},
        "turns": [{"task": "Add."}, {"task": "no"}],
    }
    columns = Columns(program="meta.code", instruction="turns.0.task", id="meta.key")
    program = read_program(row, columns, "python")
    assert (program.text, program.instruction, program.id) == ("x = 1\n", "Add.", "7")
    assert program.metadata == {"meta": {"stars": 3}, "turns": [{"task": "no"}]}


def test_a_missing_name_is_told_the_nearest() -> None:
    with pytest.raises(ProgramRejected, match=r"no column 'meta.cod' \(did you mean 'meta.code'\?"):
        read_program({"meta": {"code": "x"}}, Columns(program="meta.cod"), "python")


USER, ASSISTANT = {"role": "user", "content": "Add."}, {"role": "assistant", "content": "x = 1\n"}
SYSTEM = {"role": "system", "content": "Be good."}


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ({"messages": [SYSTEM, USER, ASSISTANT]}, AUTO),
        ({"messages": [SYSTEM, USER, ASSISTANT], "prompt": "no"}, AUTO),
        ({"messages": [SYSTEM, USER, ASSISTANT], "code": "no"}, Columns(program="messages")),
        ({"messages": [USER, ASSISTANT, USER]},
         Columns(program="messages", instruction="messages")),
        ({"row": {"messages": [USER, ASSISTANT]}}, Columns(program="row.messages")),
        ({"prompt": [USER], "completion": [ASSISTANT]},
         Columns(program="completion", instruction="prompt")),
        ({"messages": [ASSISTANT], "instruction": "Add."}, AUTO),
        ({"messages": [USER, ASSISTANT], "text": "no"}, AUTO),
        ({"messages": [USER, {"role": "assistant", "content": "no"}], "code": "x = 1\n"},
         Columns(program="code", instruction="messages")),
    ],
)  # fmt: skip
def test_a_chat_gives_its_last_reply_and_the_request_before_it(
    row: dict[str, object], columns: Columns
) -> None:
    found = find_program(row, columns, "python")
    assert (found.program.text, found.program.instruction) == ("x = 1\n", "Add.")
    assert found.is_reply == (columns.program != "code")
    left = str(found.program.metadata)
    assert "x = 1" not in left
    assert [word in left for word in ("Be good.", "no")] == [
        word in str(row) for word in ("Be good.", "'no'")
    ]


def test_a_chat_that_nobody_answers_has_no_program() -> None:
    with pytest.raises(ProgramRejected, match="'messages'; name it by --program-column"):
        read_program({"messages": [SYSTEM, USER]}, AUTO, "python")
    with pytest.raises(ProgramRejected, match="'messages' holds a list, not text"):
        read_program({"messages": [USER]}, Columns(program="messages"), "python")
