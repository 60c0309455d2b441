"""Compare sessions of pyflakes, verdict by verdict: ``run_sessions.py [--data FOLDER]``.

The work is in the folder ``session_campaign``; this file makes it a script.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    # Python does this by itself, unless PYTHONSAFEPATH is set.
    sys.path.insert(0, str(Path(__file__).parent))
    runpy.run_module("session_campaign", run_name="__main__")
