"""A program that forgets that workers import it."""

from __future__ import annotations

import sys

from lintseq.core.engine import EngineLimits
from lintseq.core.errors import ToolError
from lintseq.plugins.engines.local.engine import LocalEngine

try:
    list(LocalEngine().run(str, [1], EngineLimits(workers=1, seconds=60)))
except ToolError as error:
    print(error)
    sys.exit(3)
