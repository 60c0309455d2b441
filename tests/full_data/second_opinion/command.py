"""The command: rows, rejects and sources in, faults and an account out."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from .account import Account
from .fault import Fault
from .reject import check_rejects, read_rejects
from .row import Row, read_rows
from .row_check import RowReport, check_row
from .run_folder import files_in, manifest_faults
from .source import read_records

ReadT = TypeVar("ReadT")
FAULTS_SHOWN = 20


@dataclass(frozen=True)
class Result:
    """What was checked, and what was found.

    Attributes:
        states: states between the ends that were judged.
        kinds: how many faults of each kind.
    """

    rows: int
    rejects: int
    states: int
    faults: int
    kinds: dict[str, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check what the command line names; returns the exit code, 1 if there is a fault."""
    given = _parser().parse_args(arguments)
    row_files, reject_files = files_in(given.rows)
    if given.rejects is not None:
        reject_files.append(given.rejects)
    faults = [fault for folder in given.rows for fault in manifest_faults(folder)]
    rows = _sound(read_rows(row_files), faults)
    rejects = _sound((line for file in reject_files for line in read_rejects(file)), faults)
    reports = list(_reports(rows, given.workers))
    faults += [fault for report in reports for fault in report.faults]
    account = Account(rows)
    faults += account.path_faults(given.samples)
    if given.source:
        records = {record.where: record for file in given.source for record in read_records(file)}
        faults += check_rejects(rejects, records)
        faults += account.source_faults(records, rejects)
    states = sum(report.states for report in reports)
    kinds = dict(sorted(Counter(fault.kind for fault in faults).items()))
    result = Result(len(rows), len(rejects), states, len(faults), kinds)
    _tell(result, faults)
    if given.report is not None:
        given.report.write_text(json.dumps(asdict(result)) + "\n", "utf-8")
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="independent_check.py",
        description="Check output rows by nothing of the code that made them.",
    )
    parser.add_argument("rows", nargs="+", type=Path, help="files of rows, or run folders")
    parser.add_argument("--rejects", type=Path, help="the rejects of the same run")
    parser.add_argument(
        "--source",
        type=Path,
        nargs="+",
        default=[],
        help="the files that the rows were made from (JSON lines, also .gz), all of them",
    )
    parser.add_argument("--samples", type=int, help="rows a program  [default: the most there are]")
    parser.add_argument("--workers", type=int, default=1, help="processes that work at once")
    parser.add_argument("--report", type=Path, help="write the account as JSON to this file")
    return parser


def _reports(rows: Sequence[Row], workers: int) -> Iterator[RowReport]:
    if workers == 1:
        yield from map(check_row, rows)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(check_row, rows, chunksize=20)


def _sound(lines: Iterable[ReadT | Fault], faults: list[Fault]) -> list[ReadT]:
    """The lines that could be read; the others are added to the faults."""
    sound: list[ReadT] = []
    for line in lines:
        if isinstance(line, Fault):
            faults.append(line)
        else:
            sound.append(line)
    return sound


def _tell(result: Result, faults: Sequence[Fault]) -> None:
    for fault in faults[:FAULTS_SHOWN]:
        print(fault)
    if len(faults) > FAULTS_SHOWN:
        print(f"… and {len(faults) - FAULTS_SHOWN} more")
    kinds = ", ".join(f"{count} of {kind}" for kind, count in result.kinds.items())
    print(
        f"{result.rows} rows, {result.rejects} rejects, {result.states} states judged: "
        f"{result.faults} faults{f' ({kinds})' if kinds else ''}",
        file=sys.stderr,
    )
