"""The command: run the jobs, print the table as it grows, write the page."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from .page import page, row, table
from .plan import jobs
from .steps import Outcome, run_job


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign; returns the exit code, 1 unless everything is right."""
    given = _parser().parse_args(arguments)
    chosen = [job for job in jobs() if given.only is None or given.only in job.name]
    if not chosen:
        names = ", ".join(job.name for job in jobs())
        print(f"No job is called '{given.only}'; there are: {names}.", file=sys.stderr)
        return 2
    outcomes: list[Outcome] = []
    print("\n".join(table([])), flush=True)
    with ExitStack() as scratch:
        out = given.out or Path(scratch.enter_context(tempfile.TemporaryDirectory()))
        out.mkdir(parents=True, exist_ok=True)
        for job in chosen:
            outcome = run_job(job, given.data, out, given.workers)
            outcomes.append(outcome)
            print(row(outcome), flush=True)
            for words in outcome.words:
                print(words, file=sys.stderr, flush=True)
    if given.log is not None:
        only = f" --only {given.only}" if given.only else ""
        command = f"python tests/full_data/run_full_data.py --data DATA{only}"
        given.log.write_text(page(outcomes, command, given.workers), "utf-8")
    return 0 if all(outcome.right for outcome in outcomes) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run_full_data.py",
        description="Generate, verify and check every row of whole benchmarks.",
    )
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        help="the folder with humaneval.jsonl, mbpp.jsonl and files_python.jsonl.gz",
    )
    parser.add_argument("--only", help="the jobs whose name has this in it: mbpp, mbpp-paper")
    parser.add_argument(
        "--out", type=Path, help="keep the rows here  [default: a temporary folder]"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes that work at once")
    parser.add_argument("--log", type=Path, help="write the result to this page of Markdown")
    return parser
