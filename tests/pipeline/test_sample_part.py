"""The rows of an unfinished run: only whole batches count, and going on begins behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.pipeline.sample_file import begin, is_to_do
from lintseq.pipeline.sample_part import SamplePlaces

SIZES = [2, 2, 1]
JOB = {"seed": 0, "list of stop strings": ("a",)}


@pytest.fixture
def places(tmp_path: Path) -> SamplePlaces:
    return SamplePlaces(tmp_path / "out.jsonl")


@pytest.mark.parametrize(
    ("text", "batches", "kept"),
    [
        ("a\n", 0, ""),
        ("a\nb", 0, ""),
        ("a\nb\n", 1, "a\nb\n"),
        ("a\nb\nc\n", 1, "a\nb\n"),
        ("a\nb\nc\nd\ne", 2, "a\nb\nc\nd\n"),
        ("a\nb\nc\nd\né\n", 3, "a\nb\nc\nd\né\n"),
        ("a\nb\nc\nd\ne\nf\n", 3, "a\nb\nc\nd\ne\n"),
    ],
)
def test_torn_batches_are_cut_off(places: SamplePlaces, text: str, batches: int, kept: str) -> None:
    with begin(places, JOB, SIZES, resume=False) as part:
        part.add(["x"])
    places.part.write_text(text, "utf-8")
    with begin(places, JOB, SIZES, resume=True) as part:
        assert part.batches == batches
        assert part.rows == kept.splitlines()
        assert places.part.read_text("utf-8") == kept
        part.add(["new"])
        assert places.part.read_text("utf-8") == f"{kept}new\n"


def test_nothing_stays_of_a_run_that_wrote_nothing(places: SamplePlaces) -> None:
    with begin(places, JOB, SIZES, resume=False):
        assert places.part.exists()
        assert places.job.exists()
    assert list(places.path.parent.iterdir()) == []


def test_a_complete_file_gets_its_name(places: SamplePlaces) -> None:
    with begin(places, JOB, SIZES, resume=False) as part:
        for rows in (["a", "b"], ["c", "d"], ["e"]):
            part.add(rows)
        part.finish()
    assert places.path.read_text("utf-8") == "a\nb\nc\nd\ne\n"
    assert list(places.path.parent.iterdir()) == [places.path]
    assert not is_to_do(places, resume=True, overwrite=False)


def test_rows_of_an_unknown_job_are_refused(places: SamplePlaces) -> None:
    with begin(places, JOB, SIZES, resume=False) as part:
        part.add(["a", "b"])
    with pytest.raises(UsageError, match="has another seed, 0 and not 1"):
        begin(places, {**JOB, "seed": 1}, SIZES, resume=True)
    places.job.unlink()
    with pytest.raises(UsageError, match="is not known any more"):
        begin(places, JOB, SIZES, resume=True)
    assert places.part.read_text("utf-8") == "a\nb\n"


def test_beginning_anew_keeps_the_old_file_until_the_end(places: SamplePlaces) -> None:
    places.path.write_text("old\n", "utf-8")
    assert is_to_do(places, resume=False, overwrite=True)
    with begin(places, JOB, SIZES, resume=False) as part:
        part.add(["a", "b"])
    assert places.path.read_text("utf-8") == "old\n"
    assert is_to_do(places, resume=True, overwrite=False), "the unfinished run comes first"
    with begin(places, JOB, SIZES, resume=False) as part:
        assert part.batches == 0
