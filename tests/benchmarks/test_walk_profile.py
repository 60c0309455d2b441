"""The profile of a walk: every second is in one part, and CPython's calls are counted."""

from __future__ import annotations

import cProfile
import pstats

import pytest

from benchmarks.engine.walk_profile import PARTS, by_part
from lintseq.plugins.linters.pyflakes.incremental.texts import parse


def test_all_seconds_are_in_some_part() -> None:
    profiler = cProfile.Profile()
    profiler.enable()
    for number in range(20):
        parse(f"a = {number}\n")
        sorted([number, 1])
    profiler.disable()
    seconds, calls = by_part(profiler)
    assert calls == 20
    assert list(seconds) == list(PARTS)
    assert sum(seconds.values()) == pytest.approx(vars(pstats.Stats(profiler))["total_tt"])
    assert seconds["CPython"] > 0 < seconds["asking it"]
    assert seconds["names"] == 0 < seconds["walk, sampler"]
