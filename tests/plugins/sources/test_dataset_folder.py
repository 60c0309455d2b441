"""Dataset folders: what `datasets.load_from_disk` says of them, without loading `datasets`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasets import (
    Array2D,
    ClassLabel,
    Dataset,
    DatasetDict,
    Features,
    Json,
    List,
    Sequence,
    Value,
    load_from_disk,
)
from datasets.utils.logging import disable_progress_bar

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow
from lintseq.plugins.sources.dataset_folder import SPLITS, STATE, DatasetFolder
from lintseq.testing import SourceConformance
from tests.plugins.sources.test_arrow import TestArrowKeepsTheLaws

disable_progress_bar()

FEATURES = Features(
    {
        "code": Value("string"),
        "label": ClassLabel(names=["bad", "good"]),
        "scores": List(Value("float32")),
        "table": Array2D((1, 2), "int32"),
        "any": Json(),
        "turns": Sequence({"role": Value("string"), "n": Value("int8")}),
        "messages": [{"role": Value("string"), "content": Value("large_string")}],
    }
)
ROWS: list[dict[str, Any]] = [
    {
        "code": f"x = {number}\n",
        "label": number % 2,
        "scores": [0.5, None],
        "table": [[number, 2]],
        "any": {"a": number} if number % 2 else [None],
        "turns": {"role": ["user"], "n": [1]},
        "messages": [{"role": "user", "content": "é"}],
    }
    for number in range(9)
]


class TestDatasetFilesKeepTheLaws(SourceConformance):
    source = DatasetFolder()
    files = TestArrowKeepsTheLaws.files


def save(folder: Path, rows: list[dict[str, Any]] = ROWS, shards: int = 1) -> Path:
    Dataset.from_list(rows, features=FEATURES).save_to_disk(folder, num_shards=shards)
    return folder


def read(folder: Path) -> Iterator[object]:
    source = DatasetFolder()
    for path in source.files_in(folder) or ():
        for row in source.read(path, "shown"):
            assert isinstance(row, SourceRow)
            yield row.columns


@pytest.mark.parametrize("shards", [1, 3])
def test_says_what_datasets_says(tmp_path: Path, shards: int) -> None:
    folder = save(tmp_path / "saved", shards=shards)
    loaded = list(load_from_disk(str(folder)))
    assert list(read(folder)) == loaded
    assert len(loaded) == len(ROWS)


def test_a_selection_is_saved_as_the_rows_it_selects(tmp_path: Path) -> None:
    Dataset.from_list(ROWS, features=FEATURES).select([7, 2]).save_to_disk(tmp_path / "saved")
    assert list(read(tmp_path / "saved")) == list(load_from_disk(str(tmp_path / "saved")))


def test_a_split_is_a_folder_of_its_own(tmp_path: Path) -> None:
    plain = Dataset.from_list(ROWS, features=FEATURES)
    DatasetDict({"train": plain}).save_to_disk(tmp_path / "one")
    DatasetDict({"train": plain, "test": plain.select([1])}).save_to_disk(tmp_path / "two")
    loaded = load_from_disk(str(tmp_path / "two"))
    assert list(read(tmp_path / "one")) == list(loaded["train"])
    assert list(read(tmp_path / "two" / "test")) == list(loaded["test"])
    with pytest.raises(UsageError, match=r"has the splits train, test: name one .*two/train'\.$"):
        list(read(tmp_path / "two"))


def test_other_folders_are_none(tmp_path: Path) -> None:
    assert DatasetFolder().files_in(tmp_path) is None
    (tmp_path / STATE).write_text('{"epoch": 1}')
    assert DatasetFolder().files_in(tmp_path) is None
    (tmp_path / STATE).write_text("[]")
    assert DatasetFolder().files_in(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (STATE, "{", "'.*state.json' is not what datasets wrote: save the dataset again"),
        (STATE, '{"_data_files": [{}]}', "state.json' is not what datasets wrote"),
        (STATE, '{"_data_files": 7}', "state.json' is not what datasets wrote"),
        (STATE, '{"_data_files": [], "_indices_data_files": [{}]}', "load it with datasets and sa"),
        (SPLITS, '{"splits": "train"}', "dataset_dict.json' is not what datasets wrote"),
        (SPLITS, '{"splits": []}', r"has the splits \(none\): name one"),
    ],
)
def test_says_what_is_wrong_with_a_folder(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UsageError, match=words):
        DatasetFolder().files_in(tmp_path)


def test_only_files_of_the_folder_are_read(tmp_path: Path) -> None:
    files = [{"filename": "../../elsewhere/data.arrow"}]
    (tmp_path / STATE).write_text(json.dumps({"_data_files": files}))
    assert DatasetFolder().files_in(tmp_path) == [tmp_path / "data.arrow"]


def test_datasets_is_not_loaded(tmp_path: Path) -> None:
    folder = save(tmp_path / "saved")
    code = (
        "import sys; from pathlib import Path; "
        "from lintseq.plugins.sources.dataset_folder import DatasetFolder; "
        "source = DatasetFolder(); assert 'pyarrow' not in sys.modules; "
        f"(path,) = source.files_in(Path({str(folder)!r})); "
        "print(len(list(source.read(path, 'x'))), *{'datasets', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == f"{len(ROWS)}\n"
