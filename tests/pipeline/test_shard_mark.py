"""Marks of shards: read as they were written, refused if a byte is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintseq.pipeline.fallbacks import FallbackCounts
from lintseq.pipeline.shard_mark import ShardMark, read_mark
from lintseq.pipeline.work import Work, WorkCounts

COUNTS = st.integers(0, 10**6)
WORK = st.dictionaries(st.sampled_from(["c", "go", "é"]), st.builds(Work, *[COUNTS] * 4))
FALLBACKS = st.lists(st.dictionaries(st.sampled_from(["star", "ö"]), st.integers(0, 9)), max_size=4)
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(WORK, COUNTS, st.booleans(), FALLBACKS)
def test_what_was_written_is_read(
    tmp_path: Path,
    languages: dict[str, Work],
    rejects: int,
    counted: bool,
    sessions: list[dict[str, int]],
) -> None:
    work, fallbacks = WorkCounts(languages), FallbackCounts()
    total = work.total
    for session in sessions[: total.programs]:
        fallbacks.add(session)
    counts = (total.programs + rejects, total.rows, rejects)
    mark = ShardMark(*counts, work if counted else None, fallbacks)
    (tmp_path / "00000.done").write_text(f"{mark.encode()}\n", "utf-8", newline="\n")
    assert read_mark(tmp_path / "00000.done") == mark


BEFORE = '{"records": 2, "rows": 3, "rejects": 1, "languages": {"c": {"programs": 1, "rows": 3, '
SOUND = BEFORE + '"edits": 5, "lints": 7}}}\n'
FELL_BACK = SOUND[:-2] + ', "fallbacks": {"star": {"programs": 1, "states": 4}}}\n'


def test_a_mark_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "00000.done"
    path.write_text(SOUND)
    assert read_mark(path) == ShardMark(2, 3, 1, WorkCounts({"c": Work(1, 3, 5, 7)}))
    path.write_text(FELL_BACK)
    fallbacks = FallbackCounts()
    fallbacks.add({"star": 4})
    assert read_mark(path) == ShardMark(2, 3, 1, WorkCounts({"c": Work(1, 3, 5, 7)}), fallbacks)
    path.write_text('{"records": 2, "rows": 3, "rejects": 1}\n')
    assert read_mark(path) == ShardMark(2, 3, 1, None)


@pytest.mark.parametrize(
    "said",
    [
        *("", "[]", "3\n", "\0" * 40, SOUND[:-1], SOUND + "\n", SOUND.replace(" ", "")),
        *(SOUND.replace('"rows": 3, "rejects"', '"rows": 4, "rejects"'), BEFORE + '"edits": 5}}}'),
        *(SOUND.replace("7", '"7"'), SOUND.replace("7", "7.0"), SOUND.replace("2", '"2"')),
        *(SOUND.replace('"programs": 1', '"programs": 2'), SOUND.replace('"records": 2, ', "")),
        '{"records": 2, "rows": 3, "rejects": 1, "languages": [1]}\n',
        *(SOUND[:-2] + ', "fallbacks": {}}\n', FELL_BACK.replace("4", "0")),
        *(FELL_BACK.replace("4", "4.0"), FELL_BACK.replace("4", "true")),
        FELL_BACK.replace('{"programs": 1, "states"', '{"programs": 2, "states"'),
        '{"records": 2, "rows": 3, "rejects": 1, "languages": {"c": 1}}\n',
    ],
)
def test_what_is_no_mark_is_refused(tmp_path: Path, said: str) -> None:
    path = tmp_path / "00000.done"
    path.write_text(said)
    with pytest.raises(ValueError, match=r".+"):
        read_mark(path)
