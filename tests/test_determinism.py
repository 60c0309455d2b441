"""Law 4 through the command line: the same input gives the same bytes, whatever is around it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINTSEQ = Path(sys.executable).parent / "lintseq"
PRESETS = ("default", "paper")

SHAPES = """\
import math
from dataclasses import dataclass


@dataclass
class Circle:
    # radius in metres
    radius: float

    def area(self):
        return math.pi * self.radius**2


def total(circles):
    result = 0.0
    for circle in circles:
        if circle.radius > 0:
            result += circle.area()
    return "%.2f of %d" % (
        result,
        len(circles),
    )
"""
PROGRAMS = [
    {"id": "shapes", "instruction": "Add up circles.", "program": SHAPES, "stars": 5},
    {"program": "first = 1\nsecond = first\nthird = second\nprint(first, third)\n"},
    {"id": "twin", "program": "a = 1\nb = a\nc = b\n"},
    {"id": "twin", "program": "b = 2\nc = b\n\nd = c\n"},
    {"id": "twin", "program": "a = 1\nb = a\nc = b\n"},
    {"id": "twin#2", "program": "x = 1\ny = x\nz = y\n"},
    {"id": 7, "program": "def f(x):\r\n    y = x\r\n    return y\r\n\r\nprint(f(1))"},
    {"id": "ünï", "instruction": "→", "program": "größe = '→'\ndef f():\n  return größe\nf()\n"},
    {"id": "separators", "program": "a = 1\x0c\nb = a\rc = b\nd = '\u2028'; e = c\n"},
    {"id": "warnings", "program": "import re\np = re.compile('\\d')\nq = p is 1\nprint(p, q)\n"},
    {"id": "builtins", "program": "known_here = 1\n_ = known_here\nprint(_)\nprint(known_here)\n"},
    {
        "id": "imports",
        "program": "import numpy as np\nimport json\nx = np.zeros(3)\njson.dumps(x)\n",
    },
    {"id": "digits", "program": f"x = {'1' * 1000}\ny = x\nassert y\n"},
    {"id": "empty", "program": ""},
    {"id": "broken", "program": "def f(:\n    return 1\n"},
    {"id": "bare", "stars": 3},
]
LINES = [*(json.dumps(program, ensure_ascii=False) for program in PROGRAMS), "{no JSON"]

DECOY = """
open("imported", "w").close()
raise SystemExit(f"the decoy {__name__} was imported")
"""
DECOYS = {
    **{f"{name}.py": DECOY for name in ("numpy", "json", "pickle", "random", "socket", "types")},
    **{f"{name}.py": DECOY for name in ("click", "lintseq", "pluggy", "pyflakes", "typing")},
    ".flake8": "[flake8]\nbuiltins = known_here\n",
    "setup.cfg": "[flake8]\nbuiltins = known_here\n[lintseq]\nseed = 1\n",
    "pyproject.toml": "[tool.lintseq]\nseed = 1\n[tool.ruff]\nbuiltins = ['known_here']\n",
}


@dataclass(frozen=True)
class Output:
    """What one run of the command line wrote."""

    rows: bytes
    rejects: bytes


@dataclass(frozen=True)
class Surroundings:
    """What a run must not hang on: variables, the folder it runs in, the interpreter's options."""

    environment: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    command: Sequence[str] = (str(LINTSEQ),)


PLAIN_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
PYFLAKES = {
    "PYFLAKES_BUILTINS": "known_here",
    "PYFLAKES_DOCTEST": "1",
    "PYFLAKES_ERROR_UNKNOWN": "1",
}
HASH_SEED = Surroundings({"PYTHONHASHSEED": "1"})
OTHERS = {
    "hash seed 0": Surroundings({"PYTHONHASHSEED": "0"}),
    "the C locale": Surroundings(PLAIN_LOCALE),
    "a UTF-8 locale": Surroundings({"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}),
    "warnings as errors": Surroundings(command=(sys.executable, "-W", "error", str(LINTSEQ))),
    "variables of pyflakes": Surroundings(PYFLAKES),
    "a limit on digits": Surroundings({"PYTHONINTMAXSTRDIGITS": "640"}),
    "optimized code": Surroundings({"PYTHONOPTIMIZE": "2"}),
    "decoys in the folder": Surroundings(files=DECOYS),
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "programs.jsonl"
    path.write_text("\n".join([*LINES, ""]), "utf-8", newline="\n")
    return path


@pytest.fixture(scope="module")
def plain(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Output]:
    """What a run in plain surroundings writes, for each preset; run once."""
    runs: dict[str, Output] = {}

    def output(preset: str) -> Output:
        if preset not in runs:
            runs[preset] = generate(source, tmp_path_factory.mktemp("plain"), preset)
        return runs[preset]

    return output


def generate(
    source: Path,
    folder: Path,
    preset: str,
    *options: str,
    around: Surroundings = Surroundings(),
) -> Output:
    """Run the command line in ``folder``, each run in another one."""
    for name, text in around.files.items():
        (folder / name).write_text(text, "utf-8")
    rows, rejects = folder / f"{preset}.out", folder / f"{preset}.rejects.out"
    command = [*around.command, str(source), "--lang", "python", "--preset", preset, "-s", "3"]
    command += ["-o", str(rows), "--rejects", str(rejects), "--workers", "1", *options]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**clean_environment(), **around.environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert not (folder / "imported").exists()
    return Output(rows.read_bytes(), rejects.read_bytes())


def clean_environment() -> dict[str, str]:
    """Our own environment without what the tests set."""
    ours = ("PYTHON", "PYFLAKES_", "LC_", "LANG")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.mark.parametrize("preset", PRESETS)
def test_the_input_gives_rows_and_rejects_of_every_kind(
    plain: Callable[[str], Output], preset: str
) -> None:
    output = plain(preset)
    rows = [json.loads(line) for line in output.rows.split(b"\n")[:-1]]
    reasons = [json.loads(line)["reason"] for line in output.rejects.split(b"\n")[:-1]]
    assert len(rows) == 3 * (len(LINES) - len(reasons))
    assert sorted(reasons) == ["no-program", "syntax", "unreadable"]
    assert {"twin", "twin#2", "twin#3", "twin#4", "7"} <= {row["id"] for row in rows}


@pytest.mark.parametrize("around", OTHERS.values(), ids=OTHERS.keys())
def test_surroundings_change_no_byte(
    plain: Callable[[str], Output], source: Path, tmp_path: Path, around: Surroundings
) -> None:
    assert generate(source, tmp_path, "default", around=around) == plain("default")


@pytest.mark.parametrize("preset", PRESETS)
def test_the_hashes_of_strings_change_no_byte(
    plain: Callable[[str], Output], source: Path, tmp_path: Path, preset: str
) -> None:
    assert generate(source, tmp_path, preset, around=HASH_SEED) == plain(preset)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_number_of_workers_changes_no_byte(
    plain: Callable[[str], Output], source: Path, tmp_path: Path, preset: str
) -> None:
    assert generate(source, tmp_path, preset, "--workers", "2") == plain(preset)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_order_of_records_changes_no_row(
    plain: Callable[[str], Output], tmp_path: Path, preset: str
) -> None:
    shuffled = tmp_path / "shuffled.jsonl"
    shuffled.write_text("\n".join([*LINES[9:], *reversed(LINES[:9]), ""]), "utf-8", newline="\n")
    output = generate(shuffled, tmp_path, preset)
    assert sorted(output.rows.split(b"\n")) == sorted(plain(preset).rows.split(b"\n"))
    assert placeless(output.rejects) == placeless(plain(preset).rejects)


def placeless(rejects: bytes) -> list[str]:
    """Rejects without the file and row they stand for, sorted."""
    found = [json.loads(line) for line in rejects.split(b"\n")[:-1]]
    for reject in found:
        reject["place"].update(source=None, row=None)
    return sorted(json.dumps(reject) for reject in found)


def test_another_seed_gives_other_sequences(
    plain: Callable[[str], Output], source: Path, tmp_path: Path
) -> None:
    output = generate(source, tmp_path, "default", "--seed", "1")
    assert output.rows != plain("default").rows
    assert output.rejects == plain("default").rejects


@pytest.mark.campaign
def test_installed_packages_change_no_byte(
    plain: Callable[[str], Output], source: Path, tmp_path: Path
) -> None:
    """In a fresh environment, with another package and one that adds names to every program."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    wanted = [str(ROOT), "attrs", *(f"{name}=={version(name)}" for name in ("pyflakes", "pluggy"))]
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, *wanted], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    guest = "import builtins; builtins.known_here = builtins._ = None\n"
    (packages / "guest.pth").write_text(guest, "utf-8")
    there = Surroundings(command=(str(environment / "bin" / "lintseq"),))
    for preset in PRESETS:
        assert generate(source, tmp_path, preset, around=there) == plain(preset)
