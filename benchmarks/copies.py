"""Rows in any number, from a few programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path

from lintseq.core.program import Program


def write_copies(programs: Sequence[Program], rows: int, path: Path) -> None:
    """Write so many rows, the programs over and over, each time under a name of its own."""
    endless = ((number, program) for number in count() for program in programs)
    with path.open("w", encoding="utf-8") as file:
        for number, program in islice(endless, rows):
            row = {"id": f"{program.id}/{number}", "program": program.text}
            file.write(json.dumps(row) + "\n")
