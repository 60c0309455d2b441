"""The `humaneval-x` and `humanevalpack` benchmarks: HumanEval in other languages, as published.

A file is of one language, which the task ids name. In Rust, the lines that use the crates `rand`,
`regex` and `md5` are left out of every problem: there is none but the standard library, and five
problems need one. HumanEvalPack has instructions; HumanEval-X asks to go on with its prompt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.hookspecs import hookimpl
from lintseq.plugins.benchmarks.published import PublishedRow, published_rows

SHAPE = "a file of {} with 'task_id', 'prompt', 'canonical_solution', 'declaration' and 'test'"
LANGUAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "JavaScript": ("javascript", "JavaScript"),
        "Java": ("java", "Java"),
        "Go": ("go", "Go"),
        "CPP": ("cpp", "C++"),
        "Rust": ("rust", "Rust"),
    }
)
"""What task ids begin with: our name of the language, and the one for people."""
CRATES = re.compile(r"^use (?:rand|regex|md5)\b.*\n", re.MULTILINE)


class HumanEvalX(Benchmark):
    """164 problems each in JavaScript, Java, Go, C++ and Rust.

    Zheng et al., *CodeGeeX: A Pre-Trained Model for Code Generation with Multilingual Evaluations
    on HumanEval-X*, arXiv 2303.17568, 2023.
    """

    name = "humaneval-x"
    summary = "HumanEval-X: HumanEval in JavaScript, Java, Go, C++ or Rust; its files as published"
    where = "FILE"
    known_failures: ClassVar[dict[str, str]] = {
        "JavaScript/112": "the published solution returns a truth value where tests want a list",
        "JavaScript/155": "the published solution counts no digit in 0, and the tests want one",
        "JavaScript/162": "the published solution needs the package js-md5",
        "Rust/38": "the published tests need the crate rand",
        "Rust/50": "the published tests need the crate rand",
        "Rust/53": "the published tests need the crate rand",
        "Rust/91": "the published solution needs the crate regex",
        "Rust/162": "the published solution needs the crate md5",
        "CPP/22": "the published solution needs Boost",
        "CPP/137": "the published solution needs Boost",
        "CPP/162": "the published solution needs OpenSSL's library",
    }

    def problems(self, where: str | None) -> list[Problem]:
        """The problems in the file ``where``, as `Benchmark.problems` says."""
        rows = published_rows(self.name, where, SHAPE.format("HumanEval-X"))
        return [_problem(row, _words(row)) for row in rows]


class HumanEvalPack(Benchmark):
    """The problems of HumanEval-X, with instructions that name the function.

    Muennighoff et al., *OctoPack: Instruction Tuning Code Large Language Models*, arXiv 2308.07124,
    2023.
    """

    name = "humanevalpack"
    summary = "HumanEvalPack (synthesis): JavaScript, Java, Go, C++ or Rust; its files as published"
    where = "FILE"
    known_failures: ClassVar[dict[str, str]] = HumanEvalX.known_failures

    def problems(self, where: str | None) -> list[Problem]:
        """The problems in the file ``where``, as `Benchmark.problems` says."""
        rows = published_rows(self.name, where, f"{SHAPE.format('HumanEvalPack')}, 'instruction'")
        return [_problem(row, row.text("instruction")) for row in rows]


def _problem(row: PublishedRow, instruction: str) -> Problem:
    language, _ = _language(row)
    stub = _stub(row, language)
    return Problem(
        task_id=row.text("task_id"),
        instruction=instruction,
        language=language,
        tests=row.text("test"),
        setup=row.text("test_setup") if language == "go" else "",
        stub=stub,
        solution=stub + row.text("canonical_solution"),
    )


def _stub(row: PublishedRow, language: str) -> str:
    """The beginning of the program.

    Rust's prompt is the words alone; the rest is its declaration. C++'s declaration has headers
    that solutions need and the prompt has not.
    """
    prompt = row.text("prompt")
    if language == "rust":
        return prompt + CRATES.sub("", row.text("declaration"))
    if language == "cpp":
        includes = re.findall(r"^#include.*\n", row.text("declaration"), re.MULTILINE)
        return "".join(line for line in includes if line not in prompt) + prompt
    return prompt


def _words(row: PublishedRow) -> str:
    """What HumanEval-X asks: to complete the beginning that it gives."""
    language, shown = _language(row)
    return f"Complete this beginning of a {shown} program:\n{_stub(row, language)}"


def _language(row: PublishedRow) -> tuple[str, str]:
    first = row.text("task_id").partition("/")[0]
    if first not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise row.wrong(f"the column 'task_id' names none of these languages: {known}")
    return LANGUAGES[first]


@hookimpl
def lintseq_benchmarks() -> Sequence[Benchmark]:
    """Supply both benchmarks."""
    return [HumanEvalX(), HumanEvalPack()]
