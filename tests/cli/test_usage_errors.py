"""What cannot be done as asked: exit code 2, one sentence with the remedy, nothing written."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lintseq.cli.main import COMMANDS

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]

PROGRAM = '{"program": "a = 1\\n"}\n'


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PROGRAM)
    (tmp_path / "pairs.xyz").write_text(PROGRAM)
    (tmp_path / "program.py").write_text("a = 1\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "note.txt").write_text("Dear reader")


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--lang", "pyhton", "There is no language 'pyhton': did you mean 'python'?"),
        ("--linter", "pyflake", "There is no linter 'pyflake': did you mean 'pyflakes'?"),
        ("--sampler", "linseq", "There is no sampler 'linseq': did you mean 'lintseq'?"),
        ("--preset", "papr", "'lintseq' has no preset 'papr': did you mean 'paper'?"),
        ("--format", "unifed", "There is no format 'unifed': did you mean 'unified'?"),
        ("--level", "defualt", "'pyflakes' has no level 'defualt': did you mean 'default'?"),
        ("--engine", "locl", "There is no engine 'locl': did you mean 'local'?"),
        ("--input-format", "jsonlines", "'jsonlines': did you mean 'json-lines'?"),
        ("--set", "drow=uniform", "'lintseq' has no option 'drow': did you mean 'draw'?"),
        ("--set", "draw=unifrm", "'draw' cannot be 'unifrm': did you mean 'uniform'?"),
        ("--set", "candidates=few", "'candidates' takes a whole number, not 'few'."),
        ("--set", "candidates=0", "'candidates' is at least 1, not 0."),
        ("--set", "forgive=maybe", "'forgive' takes true or false, not 'maybe'."),
        ("--set", "draw", "--set takes NAME=VALUE, not 'draw'."),
        ("--samples", "0", "'--samples' / '-s': 0 is not in the range x>=1; see 'lintseq gen"),
        ("--seed", "one", "'--seed': 'one' is not a valid integer; see 'lintseq generate --help'."),
        ("--time-limit", "0", "'--time-limit': 0.0 is not in the range x>0; see 'lintseq gen"),
        ("--session", "quick", "'--session': 'quick' is not one of 'fast', 'naive'; see 'lintseq "),
        ("--linetr", "pyflakes", "--linter"),
    ],
)
def test_a_word_that_is_not_known(
    here: Run, refusal: Refusal, tmp_path: Path, option: str, value: str, words: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    arguments = ["--lang", "python", "pairs.jsonl", option, value, "-o", "out.jsonl"]
    assert words in refusal(here(*arguments))
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pears.jsonl", "There is no file 'pears.jsonl': did you mean 'pairs.jsonl'?"),
        ("letters/not.txt", "There is no file 'letters/not.txt': did you mean 'letters/note.txt'?"),
        ("nothing", "There is no file 'nothing': check the name and the folder."),
        ("none/pairs.jsonl", "There is no file 'none/pairs.jsonl', nor the folder 'none'."),
        ("letters", "The folder 'letters' has no programs: no file in it ends with .py, .pyi"),
        ("empty", "The folder 'empty' has no programs: no file in it ends with .py, .pyi"),
        ("", "The name of an input is empty: '.' is the folder that you are in."),
        ("hf:", "The name of an input is empty: '.' is the folder that you are in."),
        ("*.pyx", "No file matches '*.pyx': check the pattern and the folder."),
        (
            "pairs.xyz",
            "What kind of file 'pairs.xyz' is cannot be told from its ending: add --input-format "
            "source-file if it is a program in python, or the format of its rows, arrow, csv, ",
        ),
    ],
)
def test_an_input_that_is_none(here: Run, refusal: Refusal, name: str, words: str) -> None:
    assert words in refusal(here("--lang", "python", name))


@pytest.mark.parametrize("command", ["show", "verify", "apply", "lint"])
def test_every_command_suggests_the_file_that_is_there(
    here: Run, refusal: Refusal, command: str
) -> None:
    words = "There is no file 'progrm.py': did you mean 'program.py'?"
    assert refusal(here(command, "progrm.py")) == words


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--program-column", "kode"), "pairs.jsonl:1: there is no column 'kode'; the columns are"),
        (("--id-column", "name"), "there is no column 'name'; the columns are: 'program'."),
        (("--base-column", "old"), "there is no column 'old'; the columns are: 'program'."),
        (("-o", "none/out.jsonl"), "There is no folder 'none' to write 'out.jsonl' into: make"),
        (("-o", "letters"), "The folder 'letters' holds something else, 'note.txt': name another"),
        (("-o", "letters/"), "The folder 'letters' holds something else, 'note.txt': name another"),
        (("-o", "program.py/"), "'program.py' is a file: name a folder that is none yet."),
        (("-o", "program.py"), "'program.py' exists: give --overwrite to replace it, or another"),
        (("--rejects", "program.py"), "'program.py' exists: give --overwrite to replace it"),
        (("-o", "run/", "--rejects", "r.jsonl"), "A run folder has its own rejects.jsonl: leave"),
        (("-o", "x", "--rejects", "x"), "Rows and rejects cannot share 'x': name another"),
        (
            ("--program-column", "program", "--target-column", "program"),
            "Name the program by --program-column or --target-column, not by both.",
        ),
        (("--input-format", "json"), "Cannot read 'pairs.jsonl': "),
    ],
)
def test_columns_and_outputs_that_cannot_be(
    here: Run, refusal: Refusal, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "pairs.jsonl").write_text(PROGRAM * 2)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert words in refusal(here("--lang", "python", "pairs.jsonl", *arguments))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_language_that_cannot_be_told(here: Run, refusal: Refusal) -> None:
    words = "The language cannot be told from the file endings: name it by --lang, one of those "
    assert refusal(here("pairs.jsonl")).startswith(words)
    assert refusal(here("program.py", "pairs.jsonl")).startswith(words)
    assert refusal(here("rows.json")).startswith(words), "a table, not a program in JSON"


def test_languages_are_too_many_to_be_told(here: Run, refusal: Refusal) -> None:
    words = refusal(here("--lang", "zzzz", "program.py"))
    assert words.startswith("There is no language 'zzzz': 'lintseq languages --all' lists the ")
    assert len(words) < 120


def test_what_kind_a_file_is_can_be_said(here: Run, tmp_path: Path) -> None:
    (tmp_path / "program").write_text("a = 1\n")
    done = here("--lang", "python", "program", "--input-format", "source-file", "-s", "1")
    assert (done.returncode, done.stdout[:16]) == (0, '{"id": "program"')


def test_a_file_that_a_plugin_lacks_is_told(
    here: Run, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(self: object) -> str:
        return Path("rules.scm").read_text()

    monkeypatch.setattr("lintseq.plugins.linters.pyflakes.linter.Pyflakes.version", version)
    said = refusal(here("lint", "program.py"))
    words = "No such file or directory; see that it is there."
    assert said == f"Cannot read or write 'rules.scm': {words}"


def test_a_misspelt_command_is_no_file(here: Run, refusal: Refusal, tmp_path: Path) -> None:
    words = "There is no command and no file 'verfy': did you mean 'lintseq verify'?"
    assert refusal(here("verfy", "rows.jsonl")) == words
    (tmp_path / "verfy").write_text("a = 1\n")
    assert "The language cannot be told" in refusal(here("verfy"))


def test_nothing_asked_for_gives_the_help(here: Run) -> None:
    nothing, help_asked = here(), here("--help")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert (help_asked.returncode, help_asked.stderr) == (0, "")
    assert help_asked.stdout.rstrip() == nothing.stderr.rstrip()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_fits_a_terminal(here: Run, command: str) -> None:
    told = here(command, "--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(f"Usage: lintseq {command} ")
    assert max(map(len, told.stdout.split("\n"))) <= 100


def test_the_help_names_every_sampler_with_its_presets(here: Run) -> None:
    told = here("generate", "--help").stdout
    for word in ("Sampler 'lintseq'", "--preset paper", "--set candidates=", "Sampler 'randseq'"):
        assert word in told


def test_debug_adds_the_traceback(here: Run) -> None:
    failed = here("--lang", "pyhton", "pairs.jsonl", "--debug")
    assert failed.returncode == 2
    assert failed.stderr.startswith("Traceback (most recent call last)")
    assert failed.stderr.endswith("Error: There is no language 'pyhton': did you mean 'python'?\n")


def test_what_a_stranger_named_does_not_reach_the_terminal(
    here: Run, refusal: Refusal, tmp_path: Path
) -> None:
    (tmp_path / "evil.jsonl").write_text('{"\\u001b[2J": 1}\n')
    said = refusal(here("--lang", "python", "evil.jsonl", "--program-column", "code"))
    assert said.endswith("the columns are: '\\x1b[2J'.")
