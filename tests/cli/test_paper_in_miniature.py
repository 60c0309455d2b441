"""The experiment that comes with lintseq: all three arms, for real, from nothing to a report."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
EXPERIMENT = Path(__file__).parents[2] / "examples" / "paper_in_miniature.yaml"
BATCH_TOKENS = 1024
ARMS = ("baseline", "lintseq", "randseq")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """The work folder of the run."""
    folder = tmp_path_factory.mktemp("paper")
    shutil.copy(EXPERIMENT, folder)
    command = [LINTSEQ, "run", EXPERIMENT.name, "--quick", "--out", "work", "--workers", "2"]
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=1800)
    return folder / "work"


def report(work: Path) -> Any:
    return json.loads((work / "report" / "report.json").read_bytes())


@pytest.mark.campaign
def test_three_arms_were_trained_on_as_many_tokens(work: Path) -> None:
    said = [json.loads((work / f"train-{arm}" / "lintseq.json").read_bytes()) for arm in ARMS]
    assert [told["arm"] for told in said] == list(ARMS)
    tokens = [arm["training"]["tokens"] for arm in report(work)["arms"]]
    budget = said[0]["budget"]["tokens"]
    # Arms end with a whole batch: the one that comes nearest to the budget, or that reaches it.
    assert all(abs(count - budget) < BATCH_TOKENS for count in tokens)


@pytest.mark.campaign
def test_the_numbers_of_the_report_come_from_the_run(
    work: Path, read_rows: Callable[[Path], list[dict[str, Any]]]
) -> None:
    arms = {arm["name"]: arm for arm in report(work)["arms"]}
    assert list(arms) == list(ARMS)
    for name, arm in arms.items():
        rows = read_rows(work / f"evaluate-{name}.jsonl")
        asked = read_rows(work / f"sample-{name}.jsonl")
        assert [row["text"] for row in rows] == [row["text"] for row in asked]
        assert not any(row["outcome"] == "sandbox-failed" for row in rows)
        passed: dict[str, list[int]] = {}
        for row in rows:
            counts = passed.setdefault(row["task_id"], [0, 0])
            counts[0] += row["passed"]
            counts[1] += 1
        assert arm["passed"] == passed
        assert arm["samples"] == len(rows) == 400


@pytest.mark.campaign
def test_edits_keep_the_states_clean_and_random_edits_do_not(
    work: Path, read_rows: Callable[[Path], list[dict[str, Any]]]
) -> None:
    def clean_share(arm: str) -> float:
        rows = read_rows(work / f"sample-{arm}.jsonl")
        linted = sum(row["linted_states"] for row in rows)
        return float(sum(row["clean_states"] for row in rows) / linted)

    assert clean_share("lintseq") > 2 * clean_share("randseq")
