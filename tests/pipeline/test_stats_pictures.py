"""Pictures are whole, the same every time, and show all but what they say is left out."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.pipeline.stats.bars import Bars
from lintseq.pipeline.stats.contents import Stats
from lintseq.pipeline.stats.distribution import Distribution, Histogram
from lintseq.pipeline.stats.pictures import draw_pictures
from lintseq.pipeline.stats.read import read_stats
from tests.pipeline.made_rows import write_made, written

FILES = ["lines", "edits", "edit-lines", "hunks", "largest-edit", "distance", "cost"]
TEXT = "a = 1\nb = 2\nc = 3\n"
EVIL = "<$x^2$&\x1b\ud800_"


def stats_of(folder: Path, *languages: str) -> Stats:
    made = [
        written(name, TEXT, [[0], [1, 2]], [[0, 1, 2]], language=name, instruction="Do it.")
        for name in languages
    ]
    return read_stats([str(write_made(folder / "rows.jsonl", made))])


@pytest.mark.parametrize("languages", [["python"], ["go", "python"], [EVIL, "go"]])
def test_every_distribution_is_drawn(tmp_path: Path, languages: list[str]) -> None:
    stats = stats_of(tmp_path, *languages)
    drawn = draw_pictures(stats, "svg")
    assert list(drawn) == [f"{name}.svg" for name in FILES]
    assert drawn == draw_pictures(stats, "svg")
    for svg in drawn.values():
        text = " ".join("".join(part.itertext()) for part in ElementTree.fromstring(svg).iter())
        assert "median" in text
        assert all((name in text) is (len(languages) > 1) for name in languages if name != EVIL)


def test_pictures_are_png_if_asked(tmp_path: Path) -> None:
    stats = stats_of(tmp_path, "python")
    drawn = draw_pictures(stats, "png")
    assert list(drawn) == [f"{name}.png" for name in FILES]
    assert all(png.startswith(b"\x89PNG") for png in drawn.values())
    assert drawn == draw_pictures(stats, "png")


def test_what_was_not_counted_is_not_drawn(tmp_path: Path) -> None:
    made = written("empty", "", [])
    stats = read_stats([str(write_made(tmp_path / "rows.jsonl", [made]))])
    assert list(draw_pictures(stats, "svg")) == ["lines.svg", "edits.svg"]


def of(values: list[int] | list[float], steps: int = 1) -> Distribution:
    histogram = Histogram(steps)
    histogram.add(values)
    return histogram.distribution()


@given(st.lists(st.integers(0, 10**5) | st.integers(0, 60), min_size=1, max_size=200))
def test_bars_of_whole_numbers_hold_all_but_one_percent(values: list[int]) -> None:
    bars = Bars.of(of(values))
    assert len(bars.places) == len(bars.counts) <= 40
    assert bars.width == int(bars.width)
    for place, count in zip(bars.places, bars.counts, strict=True):
        inside = [each for each in values if abs(each - place) < bars.width / 2]
        assert count <= len(inside)
    shown = of(values).quantile(0.99)
    assert sum(bars.counts) == sum(value <= shown for value in values)
    assert bars.hidden == len(values) - sum(bars.counts)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_bars_of_shares_hold_everything(values: list[float]) -> None:
    bars = Bars.of_shares(of(values, 10_000))
    assert (len(bars.counts), sum(bars.counts), bars.hidden) == (20, len(values), 0)
    assert bars.places == pytest.approx([(number + 0.5) / 20 for number in range(20)])


@given(st.lists(st.floats(0.5, 3), min_size=1, max_size=200))
def test_bars_of_ratios_hold_all_but_one_percent(values: list[float]) -> None:
    found = of(values, 10_000)
    bars = Bars.of(found)
    shown = found.quantile(0.99)
    assert sum(bars.counts) == sum(n for value, n in found.counts.items() if value <= shown)
