"""A program that runs the engine until somebody interrupts it; its one argument is for the jobs."""

from __future__ import annotations

import sys
from pathlib import Path

from lintseq.core.engine import EngineLimits
from lintseq.plugins.engines.local.engine import LocalEngine
from tests.plugins.engines.engine_jobs import hold_for_long

if __name__ == "__main__":
    try:
        print("begun", flush=True)
        jobs = [Path(sys.argv[1])] * 2
        list(LocalEngine().run(hold_for_long, jobs, EngineLimits(workers=2, seconds=600)))
    except KeyboardInterrupt:
        sys.exit(130)
