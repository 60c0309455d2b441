"""What a statement imports, and what each import costs, seen by a fresh interpreter."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass

IMPORT_LINE = re.compile(r"import time:\s*(\d+) \|\s*(\d+) \|\s*(\S+)")
"""A line that ``-X importtime`` writes: own and cumulative microseconds, and the module."""

SHOW_HELP = "from lintseq.cli.main import run; run(['--help'])"
"""What ``lintseq --help`` does, as a statement."""


@dataclass(frozen=True, slots=True)
class ImportCost:
    """One module, and the milliseconds that its import took without those that it imports."""

    module: str
    own: float


def loaded_by(statement: str) -> frozenset[str]:
    """All modules that are loaded after ``statement``, the interpreter's own included."""
    ask = f"{statement}\nimport json, sys\nprint()\nprint(json.dumps(list(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", ask], check=True, capture_output=True, text=True
    )
    return frozenset(json.loads(done.stdout.splitlines()[-1]))


def import_costs(statement: str) -> list[ImportCost]:
    """The modules that ``statement`` loads beyond a bare interpreter's, the dearest first."""
    bare = loaded_by("pass")
    done = subprocess.run(
        [sys.executable, "-I", "-X", "importtime", "-c", statement],
        check=True,
        capture_output=True,
        text=True,
    )
    costs = [cost for cost in parse_import_times(done.stderr) if cost.module not in bare]
    return sorted(costs, key=lambda cost: -cost.own)


def parse_import_times(text: str) -> list[ImportCost]:
    """Read what ``-X importtime`` writes."""
    return [
        ImportCost(found[3], int(found[1]) / 1000)
        for line in text.splitlines()
        if (found := IMPORT_LINE.match(line))
    ]
