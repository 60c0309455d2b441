"""Everything that is wrong in an experiment file is told, each in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.errors import UsageError
from lintseq.pipeline.experiment.faults import ExperimentFaults
from lintseq.pipeline.experiment.read import read_experiment

CASES = Path(__file__).parents[1] / "cases" / "experiments"
FAULTS: list[dict[str, Any]] = yaml.safe_load((CASES / "faults.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", FAULTS, ids=[case["name"] for case in FAULTS])
def test_what_is_wrong_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(case["text"].encode())
    with pytest.raises(ExperimentFaults) as caught:
        read_experiment(file, quick=case.get("quick", False))
    expected = [f"{file}:{told}".replace("…", str(tmp_path)) for told in case["faults"]]
    assert caught.value.lines() == expected
    assert str(caught.value) == "; ".join(expected)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "Cannot read the experiment"),
        (b"name: \xff\n", "is not UTF-8"),
        (b"#" * (1 << 21), "has more than 1048576 bytes"),
    ],
)
def test_what_is_no_text(data: bytes | None, words: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UsageError, match=words):
        read_experiment(file)


def test_quick_is_to_be_there(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("name: x\n")
    with pytest.raises(UsageError, match="has no section 'quick'"):
        read_experiment(file, quick=True)
