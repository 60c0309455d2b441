"""HumanEval's solutions and what becomes of them when they are spoilt, each in a known way."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

HUMANEVAL = Path(__file__).parents[2] / "examples" / "humaneval.jsonl"
Row = dict[str, Any]

OTHER_OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Lt: ast.Gt,
    ast.Gt: ast.Lt,
    ast.LtE: ast.Gt,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


def published() -> list[Row]:
    """The rows of HumanEval."""
    return [json.loads(line) for line in HUMANEVAL.read_text("utf-8").split("\n") if line]


def solution(row: Row) -> str:
    """The published program."""
    text: str = row["prompt"] + row["canonical_solution"]
    return text


def empty_body(row: Row) -> str:
    """The function with its docstring alone, which returns None."""
    prompt: str = row["prompt"]
    return prompt


def endless_loop(row: Row) -> str:
    """The function never returns."""
    return f"{row['prompt']}    while True:\n        pass\n"


def wrong_name(row: Row) -> str:
    """There is no function of the name that the tests call."""
    return solution(row).replace(f"def {row['entry_point']}(", "def another_name(")


def half_a_program(row: Row) -> str:
    """What is no Python."""
    return f"{row['prompt']}    return (\n"


class _OtherOperators(ast.NodeTransformer):
    def generic_visit(self, node: ast.AST) -> ast.AST:
        other = OTHER_OPERATORS.get(type(node))
        return super().generic_visit(node) if other is None else other()


def other_operators(row: Row) -> str:
    """The published program with every operator that has an opposite turned into it."""
    return ast.unparse(_OtherOperators().visit(ast.parse(solution(row))))


def has_operators(row: Row) -> bool:
    """Whether that makes another program."""
    return other_operators(row) != ast.unparse(ast.parse(solution(row)))
