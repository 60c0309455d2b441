"""HumanEval-X and HumanEvalPack: each language's row as a problem whose solution passes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.sandbox import SandboxLimits
from lintseq.plugins.benchmarks.humaneval_x import HumanEvalPack, HumanEvalX
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from tests.tools_of_languages import needs_tools_of

Row = dict[str, Any]
ROWS: dict[str, Row] = {
    "javascript": {
        "task_id": "JavaScript/0",
        "prompt": "/* One more. */\nconst next = (x) => {\n",
        "canonical_solution": "  return x + 1;\n}\n",
        "test": "console.assert(next(2) === 3)\n",
    },
    "java": {
        "task_id": "Java/0",
        "prompt": "class Solution {\n    // One more.\n    int next(int x) {\n",
        "canonical_solution": "        return x + 1;\n    }\n}\n",
        "test": "public class Main { public static void main(String[] words) {\n"
        "if (new Solution().next(2) != 3) throw new AssertionError(); } }\n",
    },
    "go": {
        "task_id": "Go/0",
        "prompt": "// One more. No strings.\n// In strings. Say nothing.\nfunc Next(x int) int {\n",
        "canonical_solution": "    return x + 1\n}\n",
        "test_setup": 'package main\nimport (\n"testing"\n'
        '"github.com/stretchr/testify/assert"\n)\n',
        "test": "func TestNext(t *testing.T) {\nassert := assert.New(t)\n"
        "assert.Equal(3, Next(2))\n}\n",
    },
    "cpp": {
        "task_id": "CPP/0",
        "prompt": "// One more.\n#include<vector>\nint next_one(int x){\n",
        "declaration": "#include<vector>\n#include<stdlib.h>\nint next_one(int x){\n",
        "canonical_solution": "    return abs(x) + 1;\n}\n",
        "test": "#undef NDEBUG\n#include<assert.h>\nint main(){\nassert (next_one(2) == 3);\n}\n",
    },
    "rust": {
        "task_id": "Rust/0",
        "prompt": "/* One more. */\n",
        "declaration": "use rand::Rng;\nuse md5;\nfn next(x: i32) -> i32 {\n",
        "canonical_solution": "    x + 1\n}\n",
        "test": "#[cfg(test)]\nmod tests {\nuse super::*;\n#[test]\n"
        "fn test_next() { assert_eq!(next(2), 3); }\n}\n",
    },
}


def written(path: Path, *rows: Row) -> str:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


@pytest.mark.parametrize(
    "language", [pytest.param(name, marks=needs_tools_of(name)) for name in ROWS]
)
def test_the_solution_passes_and_a_spoilt_one_does_not(language: str, tmp_path: Path) -> None:
    (problem,) = HumanEvalX().problems(written(tmp_path / "rows.jsonl", ROWS[language]))
    make = default_host().languages.get(language).runner
    assert make is not None
    assert problem.solution is not None
    with make(Bubblewrap(), SandboxLimits()) as runner:
        assert runner.judge(problem.trial(problem.solution)).outcome == "passed"
        spoilt = problem.solution.replace("+ 1", "+ 2")
        assert runner.judge(problem.trial(spoilt)).outcome == "wrong-answer"


def test_instructions_are_the_prompt_or_the_packs_own(tmp_path: Path) -> None:
    row = {**ROWS["go"], "instruction": "Write a Go function."}
    file = written(tmp_path / "rows.jsonl", row)
    (asked,) = HumanEvalX().problems(file)
    assert asked.instruction == f"Complete this beginning of a Go program:\n{row['prompt']}"
    (packed,) = HumanEvalPack().problems(file)
    assert packed.instruction == "Write a Go function."
    assert packed.solution == asked.solution


def test_crates_are_left_out(tmp_path: Path) -> None:
    (problem,) = HumanEvalX().problems(written(tmp_path / "rows.jsonl", ROWS["rust"]))
    assert problem.stub == "/* One more. */\nfn next(x: i32) -> i32 {\n"


def test_another_language_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "rows.jsonl", {**ROWS["go"], "task_id": "Python/0"})
    with pytest.raises(UsageError, match="names none of these languages"):
        HumanEvalX().problems(file)


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    row = {name: text for name, text in ROWS["go"].items() if name != "test_setup"}
    with pytest.raises(UsageError, match="there is no column 'test_setup'"):
        HumanEvalX().problems(written(tmp_path / "rows.jsonl", row))
