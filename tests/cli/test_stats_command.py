"""``lintseq stats``: what is in rows, as tables, JSON and pictures, and errors of one sentence."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]

PROGRAMS = [
    {"id": "mean", "instruction": "Mean.", "program": "def mean(n):\n    return sum(n) / len(n)\n"},
    {"id": "lines", "instruction": "Lines.", "program": "a = 1\nb = a\nc = b\nd = 4\n"},
    {"id": "broken", "instruction": "No.", "program": "a = (\n"},
]
SAMPLES = 3


@pytest.fixture(scope="module")
def run_folder(
    lintseq: Run, write_rows: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A run over two programs and a reject."""
    folder = tmp_path_factory.mktemp("run")
    write_rows(folder / "pairs.jsonl", PROGRAMS)
    options = ("--lang", "python", "-s", SAMPLES, "-w", 1)
    assert lintseq("pairs.jsonl", *options, "-o", "run/", cwd=folder).returncode == 0
    assert lintseq("pairs.jsonl", *options, "-o", "edits.jsonl", cwd=folder).returncode == 0
    return folder / "run"


def words(done: Finished) -> list[list[str]]:
    assert (done.returncode, done.stderr) == (0, ""), done
    return [line.split() for line in done.stdout.split("\n")]


def test_the_tables(here: Run, run_folder: Path) -> None:
    lines = words(here("stats", run_folder))
    titles = [" ".join(above) for above, line in pairwise(lines) if line[:1] == ["language"]]
    assert titles == [
        "What is there",
        "Rejects",
        "How programs are cut",
        "How the sequences of a program differ",
        "What edits cost, in characters",
        "How often a linter was asked",
    ]
    assert ["python", "3", "2", "1", "6", "3", "3", "(2.50–3.50)"] in lines  # noqa: RUF001
    assert lines[lines.index(["Rejects"]) + 1 :][:2] == [["language", "syntax"], ["python", "1"]]
    assert not any(line[:1] == ["all"] for line in lines)


def test_a_file_has_the_figures_of_its_folder(here: Run, run_folder: Path) -> None:
    file = run_folder.parent / "edits.jsonl"
    of_file, of_folder = (here("stats", name).stdout.split("\n") for name in (file, run_folder))
    (known,) = [n for n, line in enumerate(of_folder) if line == "How often a linter was asked"]
    unknown = "How often a linter was asked: unknown, as only run folders tell"
    assert of_file == [*of_folder[:known], unknown, ""]


def test_lints_are_those_of_the_marks(here: Run, run_folder: Path) -> None:
    (mark,) = run_folder.rglob("*.done")
    told = json.loads(mark.read_text())["languages"]["python"]
    assert (told["programs"], told["rows"]) == (2, 2 * SAMPLES)
    assert told["lints"] >= told["edits"] - told["rows"] > 0
    shown = json.loads(here("stats", run_folder, "--json").stdout)["total"]["work"]
    assert {name: shown[name] for name in told} == told
    assert shown["lints_a_program"] == told["lints"] / 2
    *_, line = filter(None, words(here("stats", run_folder)))
    assert line[:2] == ["python", str(told["lints"])]


def test_standard_input_has_no_rejects(lintseq: Run, run_folder: Path, tmp_path: Path) -> None:
    rows = (run_folder.parent / "edits.jsonl").read_bytes()
    done = lintseq("stats", "-", "--json", cwd=tmp_path, stdin=rows)
    total = json.loads(done.stdout)["total"]
    assert (total["programs"], total["rejects"]) == (2, {})


def test_json(here: Run, run_folder: Path, tmp_path: Path) -> None:
    done = here("stats", run_folder, "--json", "-o", "stats.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "stats.json").read_text() == done.stdout
    assert here("stats", run_folder, "-o", "-").stdout == done.stdout
    found: dict[str, Any] = json.loads(done.stdout)
    assert (found["schema"], found["tokenizer"]) == ("lintseq-stats/1", None)
    total = found["total"]
    assert total == found["languages"]["python"]
    assert (total["records"], total["programs"], total["rows"]) == (3, 2, 2 * SAMPLES)
    assert total["rejects"] == {"syntax": 1}
    assert total["edits"]["count"] == 2 * SAMPLES
    assert list(total["costs"]) == ["characters", "bytes"]


def test_with_a_file_there_are_tables_too(here: Run, run_folder: Path, tmp_path: Path) -> None:
    done = here("stats", run_folder, "-o", "stats.json")
    assert done.stdout == here("stats", run_folder).stdout
    assert json.loads((tmp_path / "stats.json").read_text())["total"]["rows"] == 2 * SAMPLES


def test_several_are_counted_together(
    here: Run, run_folder: Path, tmp_path: Path, refusal: Refusal
) -> None:
    shutil.copytree(run_folder, tmp_path / "copy")
    found = json.loads(here("stats", run_folder, "copy", "--json").stdout)["total"]
    assert (found["records"], found["rows"]) == (6, 4 * SAMPLES)
    assert "is named twice: leave one out." in refusal(here("stats", "copy/", "copy"))


def test_tokens(here: Run, run_folder: Path, tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers

    bare = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
    bare.pre_tokenizer = pre_tokenizers.Split("\n", "removed")
    bare.save(str(tmp_path / "tokenizer.json"))
    done = here("stats", run_folder, "--tokenizer", "tokenizer.json")
    assert "What edits cost, in tokens" in done.stdout.split("\n")
    found = json.loads(here("stats", run_folder, "--tokenizer", "tokenizer.json", "--json").stdout)
    assert found["tokenizer"] == "tokenizer.json"
    # Each line is a token, and so is each separator.
    assert found["total"]["costs"]["tokens"]["whole"] == SAMPLES * (2 + 4)
    assert found["total"]["costs"]["tokens"]["prompt"] == SAMPLES * 2


def test_plots(here: Run, run_folder: Path, tmp_path: Path, refusal: Refusal) -> None:
    assert here("stats", run_folder, "--plots", "plots").returncode == 0
    drawn = {path.name: path.read_bytes() for path in (tmp_path / "plots").iterdir()}
    assert "edits.svg" in drawn
    assert "cost.svg" in drawn
    again = ("stats", run_folder, "--plots", "plots")
    assert refusal(here(*again)).startswith("The folder 'plots' holds 'cost.svg': give --overwrite")
    assert here(*again, "--overwrite", "--plots-as", "png").returncode == 0
    now = {path.name: path.read_bytes() for path in (tmp_path / "plots").iterdir()}
    assert {name: content for name, content in now.items() if name.endswith(".svg")} == drawn
    assert now["edits.png"].startswith(b"\x89PNG")


def test_the_same_bytes_again(
    lintseq: Run, run_folder: Path, environment: Mapping[str, str], tmp_path: Path
) -> None:
    said = [
        lintseq(
            *("stats", run_folder, "--json", "--plots", f"plots-{seed}"),
            cwd=tmp_path,
            env={**environment, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    assert said[0].returncode == 0, said[0].stderr
    assert said[0].stdout == said[1].stdout
    for path in (tmp_path / "plots-1").iterdir():
        assert path.read_bytes() == (tmp_path / "plots-2" / path.name).read_bytes()


def test_what_is_odd_is_said_on_standard_error(here: Run, run_folder: Path, tmp_path: Path) -> None:
    rows = (run_folder.parent / "edits.jsonl").read_text().split("\n")
    (tmp_path / "cut.jsonl").write_text("\n".join(rows[1:]))
    said = here("stats", "cut.jsonl").stderr
    assert said.startswith("Note: 1 program without sequences that are numbered from 0 on")
    assert here("stats", "cut.jsonl", "-q").stderr == ""


def test_texts_by_strangers_are_made_harmless(here: Run, run_folder: Path, tmp_path: Path) -> None:
    rows = (run_folder.parent / "edits.jsonl").read_text()
    (tmp_path / "evil.jsonl").write_text(rows.replace('"python"', '"\\u001b[31m"'))
    (tmp_path / "evil.rejects.jsonl").write_text('{"reason": "\\u001b[32m"}\n')
    said = here("stats", "evil.jsonl").stdout
    assert "\x1b" not in said
    assert "\\x1b[31m" in said
    assert "\\x1b[32m" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["empty.jsonl"], "There is nothing to count: there are no rows and no rejects; name a"),
        (["torn.jsonl"], "torn.jsonl:1: not JSON: "),
        (
            ["pairs.jsonl"],
            "pairs.jsonl:1: not a row that 'lintseq generate' wrote, there is no 'language'.",
        ),
        (["folder"], "'folder' is no run folder: it has no manifest.json; name"),
        (["gone.jsonl"], "There is no file 'gone.jsonl'"),
        (["odd.jsonl"], "odd.jsonl:1: There is no format 'odd'"),
        (["good.jsonl", "-o", "empty.jsonl"], "'empty.jsonl' exists: give --overwrite to replace"),
        (["good.jsonl", "--plots", "empty.jsonl"], "'empty.jsonl' is a file: name a folder by --p"),
        (["good.jsonl", "--plots", "gone/here"], "There is no folder 'gone' to put pictures into:"),
        (["good.jsonl", "--tokenizer", "gone"], "There is no tokenizer 'gone': name a file tok"),
        (["bad.jsonl"], "bad.rejects.jsonl:1: not a reject, there is no 'reason'."),
        (["worse.jsonl"], "worse.rejects.jsonl:1: not JSON: "),
    ],
)
def test_errors(
    here: Run,
    refusal: Refusal,
    run_folder: Path,
    tmp_path: Path,
    arguments: list[str],
    sentence: str,
) -> None:
    good = (run_folder.parent / "edits.jsonl").read_text()
    first = good.split("\n")[0]
    files = {
        "empty.jsonl": "",
        "torn.jsonl": first[:100],
        "pairs.jsonl": json.dumps({"program": "a = 1\n"}),
        "odd.jsonl": first.replace('"format": "unified"', '"format": "odd"'),
        "good.jsonl": good,
        "bad.jsonl": good,
        "bad.rejects.jsonl": "{}\n",
        "worse.jsonl": good,
        "worse.rejects.jsonl": "{\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "folder").mkdir()
    assert refusal(here("stats", *arguments)).startswith(sentence)
    assert {path.name for path in tmp_path.iterdir()} == {*files, "folder"}


def test_without_matplotlib_there_are_no_plots(
    here: Run, run_folder: Path, refusal: Refusal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    said = refusal(here("stats", run_folder, "--plots", "plots"), 3)
    assert said == "A picture needs matplotlib; install it by: pip install 'lintseq[report]'"
    assert not (tmp_path / "plots").exists()


def test_help_loads_nothing_heavy(environment: Mapping[str, str]) -> None:
    heavy = "{'matplotlib', 'tokenizers', 'transformers', 'rich', 'pyflakes'}"
    code = (
        "import sys; from lintseq.cli.main import run; status = run(['stats', '--help']); "
        f"loaded = sorted({heavy} & set(sys.modules)); sys.exit(str(loaded) if loaded else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "--tokenizer PATH" in done.stdout
