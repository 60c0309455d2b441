"""What people install: a wheel that is whole, needs little, and does the job on its own."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASE = {"click", "pluggy", "pyflakes", "rich", "zstandard"}
"""What a plain installation may bring, with what these need in turn."""


@dataclass(frozen=True)
class Built:
    """A copy of the project, what is built of it, and the wheel that comes of the sdist."""

    tree: Path
    wheel: Path
    sdist: Path
    wheel_of_sdist: Path


def environment() -> dict[str, str]:
    """Our own, without what would lend our packages to another interpreter."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: object, cwd: Path) -> str:
    """Run a command that must succeed, and return what it printed."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("build")
    unwanted = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "site")
    tree = shutil.copytree(ROOT, folder / "tree", ignore=unwanted, symlinks=True)
    shutil.copy(ROOT / ".gitignore", tree)
    build = (sys.executable, "-m", "build")
    run(*build, "--outdir", folder / "both", tree, cwd=folder)
    run(*build, "--wheel", "--outdir", folder / "alone", tree, cwd=folder)
    (sdist,) = (folder / "both").glob("*.tar.gz")
    (wheel_of_sdist,) = (folder / "both").glob("*.whl")
    (wheel,) = (folder / "alone").glob("*.whl")
    return Built(tree, wheel, sdist, wheel_of_sdist)


@pytest.fixture(scope="session")
def bare_python(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment in which nothing but the wheel was installed."""
    folder = tmp_path_factory.mktemp("bare")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    python = folder / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--no-compile", built.wheel, cwd=folder)
    return python


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sources(tree: Path) -> dict[str, bytes]:
    """Every file of the package, data files and all."""
    files = [path for path in (tree / "src" / "lintseq").rglob("*") if path.is_file()]
    return {path.relative_to(tree / "src").as_posix(): path.read_bytes() for path in files}


def requirements(wheel: Path) -> tuple[set[str], set[str]]:
    """The packages that the wheel needs always, and those that its extras name."""
    (metadata,) = [data for name, data in contents(wheel).items() if name.endswith("/METADATA")]
    always: set[str] = set()
    extras: set[str] = set()
    for line in message_from_bytes(metadata).get_all("Requires-Dist", []):
        name = re.split(r"[^A-Za-z0-9._-]", line)[0].lower()
        (extras if "extra ==" in line else always).add(name)
    return always, extras - {"lintseq"}


def test_the_wheel_has_every_file_of_the_package_and_no_other(built: Built) -> None:
    package = {
        name: data for name, data in contents(built.wheel).items() if "dist-info" not in name
    }
    assert package == sources(built.tree)
    assert package["lintseq/py.typed"] == b""


def test_the_wheel_has_the_licence(built: Built) -> None:
    licences = [
        data for name, data in contents(built.wheel).items() if name.endswith("licenses/LICENSE")
    ]
    assert licences == [(ROOT / "LICENSE").read_bytes()]


def test_every_plugin_that_the_wheel_announces_is_in_it(built: Built) -> None:
    files = contents(built.wheel)
    (announced,) = [data for name, data in files.items() if name.endswith("/entry_points.txt")]
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(announced.decode())
    assert dict(parser["console_scripts"]) == {"lintseq": "lintseq.cli.main:main"}
    for module in parser["lintseq"].values():
        path = module.replace(".", "/")
        assert {f"{path}.py", f"{path}/__init__.py"} & set(files), module


def test_the_sdist_gives_the_same_wheel(built: Built) -> None:
    assert contents(built.wheel_of_sdist) == contents(built.wheel)


def test_the_sdist_has_what_the_tests_need(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in ("pyproject.toml", "README.md", "LICENSE", "tests/cli/test_watching.py"):
        assert name in names
    assert {"examples/humaneval.jsonl", "tests/data/NOTICE.md", "mkdocs.yml"} <= names


def test_a_plain_installation_brings_little(built: Built, bare_python: Path) -> None:
    always, extras = requirements(built.wheel)
    assert always == BASE
    freeze = run(bare_python, "-m", "pip", "list", "--format", "freeze", cwd=bare_python.parent)
    installed = {line.partition("=")[0].lower() for line in freeze.splitlines()}
    assert installed >= BASE | {"lintseq"}
    assert {"pytest", "pylint", "ruff", "mypy"} <= extras
    # Rich brings one that an extra names, too.
    assert installed & extras <= {"markdown-it-py"}


def test_a_plain_installation_does_the_job(bare_python: Path, tmp_path: Path) -> None:
    lintseq = bare_python.with_name("lintseq")
    (tmp_path / "program.py").write_text("a = 1\nb = a\nprint(b)\n")
    run(lintseq, "--lang", "python", "program.py", "-o", "out.jsonl", "-w", 1, cwd=tmp_path)
    assert run(lintseq, "show", "out.jsonl", cwd=tmp_path).startswith("program.py, path 0: ")
    verified = run(lintseq, "verify", "out.jsonl", "--regenerate", "-w", 1, cwd=tmp_path)
    assert verified == "5 rows verified, 0 violations\n"
    told = run(lintseq, "doctor", cwd=tmp_path)
    assert re.search(r"^ok +linter pyflakes: ", told, re.MULTILINE)


def test_what_an_extra_brings_is_missing_and_not_broken(bare_python: Path, tmp_path: Path) -> None:
    told = run(bare_python.with_name("lintseq"), "doctor", cwd=tmp_path)
    for linter in ("pylint", "ruff"):
        assert re.search(rf"^missing linter {linter}: pip install .*{linter}", told, re.MULTILINE)
    for needs, extra in (
        ("trainer trl", "train"),
        ("models of kind transformers", "train"),
        ("models of kind openai", "eval"),
        ("command report", "report"),
        ("command run", "run"),
    ):
        assert f"missing {needs}: pip install 'lintseq[{extra}]'\n" in told
    assert "broken" not in told
