"""The laws of a linter whose tool runs as a server: on few programs, as each answer is dear."""

from __future__ import annotations

from hypothesis import settings

from lintseq.testing.effort import EFFORT
from lintseq.testing.linter import LinterConformance


class ServerLaws(LinterConformance):
    """Subclass it as `LinterConformance` says."""

    effort = settings(EFFORT, max_examples=2)
