"""Sketches: the same everywhere, and cut so that similar sets are hardly ever missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lintseq.pipeline.dedup.sketches import MISSED, PLACES, Sketcher, bands_for

PINNED = [1115422123, 1711211304, 1105757534, 1610968749]


@given(st.floats(min_value=0.1, max_value=1))
def test_bands_fit_and_miss_few(threshold: float) -> None:
    bands = bands_for(threshold)
    assert bands.count >= 2
    assert bands.count * bands.places <= PLACES
    assert (1 - threshold**bands.places) ** bands.count <= MISSED


def test_higher_thresholds_have_longer_bands() -> None:
    places = [bands_for(threshold / 100).places for threshold in range(10, 101)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (1, PLACES // 2)


def test_sketches_are_the_same_everywhere() -> None:
    """Another version of datasketch or numpy that draws other numbers would show here."""
    sketch = Sketcher(0.85).sketch({1, 2**40 + 5, 2**64 - 1})
    assert sketch.hashvalues[:4].tolist() == PINNED


@given(st.sets(st.integers(0, 2**64 - 1), min_size=1))
def test_equal_sets_agree_in_all_bands(numbers: set[int]) -> None:
    sketcher = Sketcher(0.85)
    one = sketcher.band_hashes(sketcher.sketch(numbers))
    other = sketcher.band_hashes(sketcher.sketch(sorted(numbers, reverse=True)))
    assert one == other
    assert len(one) == sketcher.bands.count
