"""Run every published solution of each benchmark: ``check_benchmarks.py --data FOLDER``.

Each goes through the commands that users have: ``lintseq problems`` writes the solutions, and
``lintseq evaluate`` runs them, in the strongest sandbox there is. HumanEval's instructions are
compared with those of HumanEvalPack too. The exit code is 1 if something else comes out than what
`EXPECTED` and `OTHER_INSTRUCTIONS` say.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

EXPECTED: dict[str, dict[str, str]] = {
    "humaneval:humaneval.jsonl": {},
    "mbpp:mbpp.jsonl": {"123": "timeout"},
    "mbpp:mbpp_sanitized.jsonl": {"123": "timeout"},
    "humaneval-x:humaneval_x_js.jsonl.gz": {
        "JavaScript/112": "wrong-answer",
        "JavaScript/155": "wrong-answer",
        "JavaScript/162": "error",
    },
    "humaneval-x:humaneval_x_cpp.jsonl.gz": {
        "CPP/22": "syntax",
        "CPP/137": "syntax",
        "CPP/162": "syntax",
    },
    "humaneval-x:humaneval_x_go.jsonl.gz": {},
    "humaneval-x:humaneval_x_rust.jsonl.gz": {
        f"Rust/{number}": "syntax" for number in (38, 50, 53, 91, 162)
    },
    "humaneval-x:humaneval_x_java.jsonl.gz": {},
}
"""Each benchmark, with the tasks whose published solution does not pass, and its outcome."""

PACK = "humanevalpack_python.jsonl.gz"
OTHER_INSTRUCTIONS = ["HumanEval/115"]
"""Where our instruction is not the pack's: it takes an import for a part of the signature."""

SECONDS = 10
"""The time limit. A machine on which task 123 of MBPP passes within it is told as a finding."""

Rows = list[dict[str, Any]]


def lintseq(*words: str) -> None:
    """Run a command of lintseq, which must succeed."""
    subprocess.run([sys.executable, "-m", "lintseq", *words], check=True)


def read(path: Path) -> Rows:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def failures(named: str, folder: Path, workers: int) -> dict[str, str]:
    """The tasks whose published solutions do not pass, with their outcomes."""
    problems, results = folder / "problems.jsonl", folder / "results.jsonl"
    lintseq("problems", named, "--overwrite", "-q", "-o", str(problems))
    limits = ("--time-limit", str(SECONDS), "--workers", str(workers))
    how = ("--benchmark", named, "--allow-code-execution", "--overwrite", *limits)
    lintseq("evaluate", str(problems), *how, "-o", str(results))
    return {row["task_id"]: row["outcome"] for row in read(results) if not row["passed"]}


def other_instructions(problems: Path, pack: Path) -> list[str]:
    """The tasks of HumanEval that are not asked as HumanEvalPack asks them."""
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        asked = [json.loads(line)["instruction"] for line in lines]
    ours = read(problems)
    assert len(asked) == len(ours)
    return [row["task_id"] for row, other in zip(ours, asked) if row["instruction"] != other]


def main() -> int:
    """Run the checks, and say what they found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="where the published files are")
    parser.add_argument("--workers", type=int, default=2, help="programs that run at once")
    given = parser.parse_args()
    wrong = False
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for named, expected in EXPECTED.items():
            name, _, file = named.partition(":")
            found = failures(f"{name}:{given.data / file}", folder, given.workers)
            print(f"{named}: not passed: {found or 'none'}; expected: {expected or 'none'}")
            wrong |= found != expected
            if name == "humaneval":
                others = other_instructions(folder / "problems.jsonl", given.data / PACK)
                print(f"{named}: asked otherwise than by HumanEvalPack: {others}")
                wrong |= others != OTHER_INSTRUCTIONS
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
