"""A program that runs an engine until somebody interrupts it: its name, and what the jobs get."""

from __future__ import annotations

import sys
from pathlib import Path

from lintseq.core.engine import EngineLimits
from lintseq.core.host import default_host
from tests.plugins.engines.engine_jobs import hold_for_long

if __name__ == "__main__":
    name, hold = sys.argv[1:]
    try:
        print("begun", flush=True)
        engine = default_host().engines.get(name)
        list(engine.run(hold_for_long, [Path(hold)] * 2, EngineLimits(workers=2, seconds=600)))
    except KeyboardInterrupt:
        sys.exit(130)
