"""Files of whole lines: visible at the end, whole after a failure, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.reject import Place, Reject
from lintseq.pipeline.made import Made
from lintseq.pipeline.outputs import FileOutput, LineFile, encode_reject, refuse_existing

REJECT = Reject("syntax", "invalid", Place("in.jsonl", 3, line=2, column=5), "x", "python")


def test_a_file_has_its_name_only_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    file = LineFile.at(path)
    file.write(["a", "b"])
    assert path.read_text() == "old"
    file.close()
    assert path.read_text() == "a\nb\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_discarded_file_leaves_no_trace(tmp_path: Path) -> None:
    file = LineFile.at(tmp_path / "out.jsonl")
    file.write(["a"])
    file.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_with_what_was_kept() -> None:
    file = LineFile.at(Path("/dev/full"))
    with pytest.raises(
        UsageError, match=r"Cannot write '/dev/full': No space left on device; the 0"
    ):
        file.write(["a"])
    file.close()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Cannot write"):
        LineFile.at(tmp_path / "missing" / "out.jsonl")


def test_rejects_have_a_file_only_if_there_are_any(tmp_path: Path) -> None:
    for rejects, always, expected in (
        ([], False, False),
        ([], True, True),
        ([REJECT], False, True),
    ):
        rows, path = tmp_path / "rows.jsonl", tmp_path / "rejects.jsonl"
        output = FileOutput(LineFile.at(rows), LineFile.at(path), always=always)
        output.add(Made("python", ("{}",)))
        for reject in rejects:
            output.add_reject(reject)
        output.finish(complete=True)
        assert rows.read_text() == "{}\n"
        assert path.exists() == expected
        path.unlink(missing_ok=True)


def test_a_reject_says_where_and_why() -> None:
    assert json.loads(encode_reject(REJECT)) == {
        "id": "x",
        "reason": "syntax",
        "message": "invalid",
        "place": {"source": "in.jsonl", "row": 3, "line": 2, "column": 5},
        "language": "python",
        "nondeterministic": False,
    }
    assert str(REJECT.place) == "in.jsonl:3, line 2 of the program, column 5"


def test_what_exists_is_refused_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(UsageError, match="exists: give --overwrite"):
        refuse_existing([path], overwrite=False)
    refuse_existing([path], overwrite=True)
    with pytest.raises(UsageError, match="no folder"):
        refuse_existing([tmp_path / "a" / "b"], overwrite=True)
    with pytest.raises(UsageError, match="is a folder: name a file"):
        refuse_existing([tmp_path], overwrite=True)
