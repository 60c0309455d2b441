"""How much the kit's generated laws try."""

from __future__ import annotations

from hypothesis import settings

EFFORT = settings(deadline=None, max_examples=60)
"""What every conformance class starts from.

For a slow tool, set less in the subclass: ``effort = settings(EFFORT, max_examples=5)``.
"""
