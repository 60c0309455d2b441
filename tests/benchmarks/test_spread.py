from __future__ import annotations

import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.spread import Spread, growth_exponent
from lintseq.pipeline.digits import digits

POSITIVE = st.floats(min_value=1e-3, max_value=1e9)


@settings(deadline=None)
@given(st.lists(POSITIVE, min_size=1, max_size=20))
def test_quartiles_enclose_the_median(values: list[float]) -> None:
    spread = Spread.of(values)
    assert spread.median == pytest.approx(statistics.median(values))
    assert min(values) <= spread.low <= spread.median <= spread.high <= max(values)
    assert spread.count == len(values)


@settings(deadline=None)
@given(st.floats(min_value=0.1, max_value=1e9))
def test_digits_keeps_three_of_them_and_no_exponent(value: float) -> None:
    shown = digits(value)
    assert "e" not in shown
    assert float(shown.replace(",", "")) == pytest.approx(value, rel=0.005)
    assert len(shown.replace(",", "").replace(".", "").lstrip("0")) >= 3


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (0.00123, "0.0012"), (9.999, "10.0"), (99.96, "100"), (1234.5, "1,234")],
)
def test_digits_of(value: float, shown: str) -> None:
    assert digits(value) == shown


def test_a_spread_is_shown_in_another_unit() -> None:
    assert Spread.of([0.001, 0.002, 0.003]).shown(1000) == "2.00 (1.50–2.50)"  # noqa: RUF001


@settings(deadline=None)
@given(
    exponent=st.floats(min_value=-3, max_value=3),
    factor=st.floats(min_value=1e-3, max_value=1e3),
    sizes=st.sets(st.integers(min_value=1, max_value=2000), min_size=2, max_size=8),
)
def test_the_exponent_of_a_power_law_is_found(
    exponent: float, factor: float, sizes: set[int]
) -> None:
    points = [(float(size), factor * size**exponent) for size in sizes]
    assert growth_exponent(points) == pytest.approx(exponent, abs=1e-6)


def test_one_size_shows_no_growth() -> None:
    assert growth_exponent([(15.0, 1.0), (15.0, 2.0)]) is None
