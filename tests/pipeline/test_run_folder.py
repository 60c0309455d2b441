"""Run folders: shards of fixed size, marks only on what is whole, nothing strange removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.reject import Place, Reject
from lintseq.pipeline import run_folder
from lintseq.pipeline.accounting import folder_violations
from lintseq.pipeline.run_folder import RunFolder, shards_of

REJECT = Reject("syntax", "invalid", Place("in.jsonl", 3))


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_folder, "SHARD_RECORDS", 3)


def write(folder: Path, records: int, *, complete: bool = True) -> RunFolder:
    run = RunFolder(folder, overwrite=False)
    for number in range(records):
        if number % 4 == 3:
            run.add_reject(REJECT)
        else:
            run.add([json.dumps([number, path]) for path in range(2)])
    run.finish(complete=complete)
    return run


def manifest(records: int, rows: int, rejects: int) -> dict[str, object]:
    return {
        "status": "complete",
        "settings": {"samples": 2},
        "counts": {"records": records, "rows": rows, "rejects": rejects},
    }


@pytest.mark.parametrize("records", [0, 1, 3, 4, 8])
def test_every_record_is_in_one_shard_in_order(tmp_path: Path, records: int) -> None:
    run = write(tmp_path / "run", records)
    rejects = records // 4
    run.write_manifest(manifest(records, 2 * (records - rejects), rejects))
    shards = shards_of(tmp_path / "run")
    rows = [json.loads(line) for shard in shards for line in shard.read_text().splitlines()]
    assert rows == [[n, path] for n in range(records) if n % 4 != 3 for path in range(2)]
    assert len((tmp_path / "run" / "rejects.jsonl").read_text().splitlines()) == rejects
    marks = [json.loads(mark.read_text()) for mark in sorted((tmp_path / "run").rglob("*.done"))]
    assert len(marks) == len(shards)
    assert sum(mark["records"] for mark in marks) == records
    assert list(folder_violations(tmp_path / "run")) == []


def test_an_interrupted_shard_is_whole_lines_without_a_mark(tmp_path: Path) -> None:
    write(tmp_path / "run", 5, complete=False)
    shards = sorted((tmp_path / "run" / "shards").iterdir())
    assert [path.name for path in shards if path.suffix == ".done"] == ["00000.done"]
    assert (tmp_path / "run" / "shards" / "00001.jsonl").read_text() == "[4, 0]\n[4, 1]\n"


@pytest.mark.parametrize("wrong", [{"rows": 13}, {"rejects": 0}, {"records": 9}])
def test_a_manifest_that_lies_is_found(tmp_path: Path, wrong: dict[str, int]) -> None:
    run = write(tmp_path / "run", 8)
    run.write_manifest(manifest(**{"records": 8, "rows": 12, "rejects": 2, **wrong}))
    assert [violation.law for violation in folder_violations(tmp_path / "run")] != []


def test_an_unfinished_run_is_not_accounted_for(tmp_path: Path) -> None:
    run = write(tmp_path / "run", 2)
    run.write_manifest({**manifest(2, 4, 0), "status": "interrupted"})
    with pytest.raises(UsageError, match="is interrupted, not complete"):
        list(folder_violations(tmp_path / "run"))


def test_nothing_is_replaced_unasked_and_nothing_strange_at_all(tmp_path: Path) -> None:
    write(tmp_path / "run", 2)
    with pytest.raises(UsageError, match="holds a run: give --overwrite"):
        RunFolder(tmp_path / "run", overwrite=False)
    RunFolder(tmp_path / "run", overwrite=True).finish(complete=True)
    (tmp_path / "run" / "thesis.tex").write_text("years of work")
    with pytest.raises(UsageError, match=r"something else, 'thesis\.tex'"):
        RunFolder(tmp_path / "run", overwrite=True)
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        RunFolder(tmp_path / "file", overwrite=True)


def test_a_folder_without_a_manifest_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no run folder"):
        shards_of(tmp_path)
