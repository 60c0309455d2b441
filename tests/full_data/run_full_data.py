"""Generate, verify and check whole benchmarks: ``run_full_data.py --data FOLDER [--log PAGE]``.

The work is in the folder ``campaign``; this file makes it a script.
"""

from __future__ import annotations

import runpy

if __name__ == "__main__":
    runpy.run_module("campaign", run_name="__main__")
