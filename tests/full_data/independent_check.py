"""Check output rows by nothing of lintseq's code: ``independent_check.py ROWS... [--source FILE]``.

The checks are in the folder ``second_opinion``; this file makes them a script.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    # Python does this by itself, unless PYTHONSAFEPATH is set.
    sys.path.insert(0, str(Path(__file__).parent))
    runpy.run_module("second_opinion", run_name="__main__")
