"""Which column is which: usual names, names given, rows that have none."""

from __future__ import annotations

import pytest

from lintseq.core.errors import ProgramRejected
from lintseq.pipeline.columns import INSTRUCTION_COLUMNS, PROGRAM_COLUMNS, Columns, read_program

AUTO = Columns()


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
