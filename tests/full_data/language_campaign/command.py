"""The command: go through the languages, keep what is known, write the page of all of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lintseq.core.errors import LintseqError

from .campaign import Plan, linter_of, run_language
from .page import page
from .tally import LanguageTally, kept

KEPT = Path(__file__).resolve().parents[3] / "docs" / "measurements" / "languages" / "laws"
PRESETS = "default,paper,fine,released"
COMMAND = "python tests/full_data/run_languages.py --data DATA"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign; returns the exit code: 1 if a law does not hold, 3 if a tool is missing."""
    given = _parser().parse_args(arguments)
    presets = given.presets.split(",")
    plan = Plan(given.data, given.keep, presets, given.minutes, given.programs, given.workers)
    right, ready = True, True
    for named in given.languages:
        try:
            tally = run_language(*linter_of(named), plan)
        except LintseqError as error:
            print(f"{named}: {error}", file=sys.stderr, flush=True)
            ready = False
            continue
        right &= tally.right
        _tell(tally)
    if given.log is not None:
        given.log.write_text(page(list(kept(given.keep)), COMMAND), "utf-8")
    return (0 if ready else 3) if right else 1


def _tell(tally: LanguageTally) -> None:
    print(f"{tally.name}: {tally.done} of {tally.of} programs", flush=True)
    for preset, told in tally.presets.items():
        words = f"{len(told.rejects)} rejects {dict(told.reasons())}, {told.states} states"
        print(f"  {preset}: {words}, {len(told.violations)} violations", flush=True)
        for each in told.violations:
            print(f"    {each}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run_languages.py",
        description="Generate and verify real programs of languages, in every preset.",
    )
    parser.add_argument(
        "languages", nargs="*", metavar="LANGUAGE", help="a language, or LANGUAGE:LINTER"
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder with the data")
    parser.add_argument("--presets", default=PRESETS, help=f"[default: {PRESETS}]")
    parser.add_argument("--minutes", type=float, help="for each language  [default: no limit]")
    parser.add_argument("--programs", type=int, help="of each language, at most  [default: all]")
    parser.add_argument("--workers", type=int, default=1, help="processes that work at once")
    parser.add_argument(
        "--keep",
        type=Path,
        default=KEPT,
        help="where results are kept, a file each; a language goes on where its file ends",
    )
    parser.add_argument("--log", type=Path, help="write all results that are kept to this page")
    return parser
