"""The nearest row by counting is the nearest by looking at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.nearest_row import NearestRow

LAW = settings(deadline=None, max_examples=60)
COUNT = 24
ROWS = st.sets(st.integers(0, COUNT - 1))


@LAW
@given(ROWS, st.lists(ROWS, max_size=6))
def test_the_nearest_is_that_of_a_plain_search(first: set[int], switched: list[set[int]]) -> None:
    rows = set(first)
    nearest = NearestRow(COUNT, first)
    for some in [set[int](), *switched]:
        nearest.switch(some)
        rows ^= some
        for row in range(COUNT) if rows else ():
            assert nearest.to(row) == min(rows, key=lambda other: (abs(other - row), other))
