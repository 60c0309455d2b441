"""Generate, verify and check whole benchmarks: ``run_full_data.py --data FOLDER [--log PAGE]``.

The work is in the folder ``campaign``; this file makes it a script.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    # Python does this by itself, unless PYTHONSAFEPATH is set.
    sys.path.insert(0, str(Path(__file__).parent))
    runpy.run_module("campaign", run_name="__main__")
