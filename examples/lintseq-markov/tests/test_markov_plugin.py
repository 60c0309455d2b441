"""lintseq finds the plugin, and takes its whole line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lintseq.core.host import default_host

LINTSEQ = Path(sys.executable).with_name("lintseq")
EXPERIMENT = Path(__file__).parents[1] / "experiment.yaml"


def lintseq(*arguments: object, cwd: Path, code: int = 0) -> str:
    done = subprocess.run(
        [str(LINTSEQ), *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout if code == 0 else done.stderr


def test_lintseq_finds_the_plugin() -> None:
    host = default_host()
    assert [plugin.fault for plugin in host.plugins if plugin.name == "markov"] == [None]
    for registry, name in (
        (host.trainers, "markov"),
        (host.models, "markov"),
        (host.benchmarks, "verbs"),
        (host.metrics, "program-lines"),
        (host.stages, "questions"),
    ):
        assert registry.get(name).summary


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    lintseq("problems", "verbs", "--train", 200, "-o", "pairs.jsonl", cwd=folder)
    lintseq("--lang", "python", "pairs.jsonl", "-s", 1, "-o", "run/", "-w", 1, cwd=folder)
    return folder


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        (["--init", "huge"], "has no size 'huge'"),
        (["--init", "long", "--lora"], "nothing to adapt"),
        (["--init", "long", "--tokenizer", "."], "tokens of its own"),
        (["--model", "."], "cannot read chain.json"),
    ],
)
def test_what_a_chain_cannot_do_is_refused(
    data: Path, tmp_path: Path, extra: list[str], message: str
) -> None:
    train = ("train", "--trainer", "markov", "--arm", "lintseq", "--data", data / "run")
    assert message in lintseq(*train, "--out", "chain", *extra, cwd=tmp_path, code=2)


def test_the_experiment_runs_from_nothing_to_a_report(tmp_path: Path) -> None:
    lintseq("run", EXPERIMENT, "-o", "out", cwd=tmp_path)
    (report,) = (tmp_path / "out").rglob("report.json")
    found = json.loads(report.read_text("utf-8"))
    assert [arm["name"] for arm in found["arms"]] == ["baseline", "lintseq", "randseq"]
    assert all(arm["training"]["match"] == "examples" for arm in found["arms"])
    measures = {
        (arm, measure["name"]): measure["value"]
        for metric in found["metrics"]
        for arm, row in metric["arms"].items()
        for measure in row
    }
    assert measures["baseline", "pass@1"] > 0.5, "the chains have learnt nothing"
    assert measures["lintseq", "pass@10"] > 0
    assert measures["lintseq", "clean states"] > measures["randseq", "clean states"]
    assert measures["baseline", "lines a passing program"] >= 2
    (questions,) = (tmp_path / "out").rglob("questions.jsonl")
    assert questions.read_text("utf-8").count("\n") == 8
