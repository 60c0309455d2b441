"""HumanEval as published: what quotes a problem is found, by the defaults of the command."""

from __future__ import annotations

import ast
import json
import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from lintseq.core.program import Program
from lintseq.core.reject import Place
from lintseq.pipeline.dedup.decide import Benchmarks, DedupOptions, decide
from lintseq.pipeline.dedup.phrases import Phrases
from lintseq.pipeline.dedup.problems import problem_texts
from lintseq.pipeline.dedup.removals import Contaminated, Removal
from lintseq.pipeline.dedup.rows import NO_LANGUAGE, DedupRow
from lintseq.pipeline.dedup.words import words
from lintseq.pipeline.inputs import find_inputs

HUMANEVAL = Path(__file__).parents[2] / "examples" / "humaneval.jsonl"
PROBLEMS = [json.loads(line) for line in HUMANEVAL.read_text("utf-8").split("\n") if line]
EXAMPLES = re.compile(r">>>|\bExamples?\b|\bFor example\b|==|➞|=>")


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    with ExitStack() as scratch:
        files = find_inputs([str(HUMANEVAL)], NO_LANGUAGE, None, scratch)
        return Phrases(problem_texts(files), 10)


def removals(programs: list[Program], phrases: Phrases) -> list[Removal | None]:
    rows = [DedupRow(Place("rows", number), each) for number, each in enumerate(programs, 1)]
    options = DedupOptions(near=None, benchmarks=Benchmarks(phrases))
    return [removal for _, removal in decide(rows, options)]


def test_descriptions_without_their_examples_are_found(phrases: Phrases) -> None:
    trees = [ast.parse(f"{problem['prompt']}    pass\n") for problem in PROBLEMS]
    functions = [tree.body[-1] for tree in trees]
    asked = [
        ast.get_docstring(each) or "" for each in functions if isinstance(each, ast.FunctionDef)
    ]
    described = [EXAMPLES.split(text)[0] for text in asked]
    long = [text for text in described if len(words(text)) >= 10]
    assert len(long) == 150
    found = removals([Program("pass", "python", instruction=text) for text in long], phrases)
    assert all(isinstance(removal, Contaminated) for removal in found)
    quoted = [f"// {text}\nlet x;" for text in long]
    found = removals([Program(text, "javascript") for text in quoted], phrases)
    assert all(isinstance(removal, Contaminated) for removal in found)


def test_solutions_are_found_where_they_are_long_enough(phrases: Phrases) -> None:
    solutions = [problem["canonical_solution"] for problem in PROBLEMS]
    found = removals([Program(text, "python") for text in solutions], phrases)
    missed = [text for text, removal in zip(solutions, found, strict=True) if removal is None]
    assert all(len(words(text)) < 10 for text in missed)
    assert len(missed) < len(solutions) / 4
