"""``--lang auto``: a run over programs in many languages, and all that is done with its rows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
ReadRows = Callable[..., list[dict[str, Any]]]
WriteRows = Callable[[Path, Sequence[object]], Path]

DATA = Path(__file__).parents[1] / "data"
AUTO = ("--lang", "auto", "-s", 2, "-w", 1)
PYTHON = (
    "import os\n\n\ndef names(folder):\n    for name in os.listdir(folder):\n        yield name\n"
)
CHAT = (
    "So:\n```python\nx = 1\nprint(x)\n```\nand\n```css\na { color: red; }\n```\n```text\nno\n```\n"
)
MIXED: list[dict[str, object]] = [
    {"id": "column", "language": "Python", "code": "a = 1\nb = a\n"},
    {"id": "ending", "ext": "yml", "code": "a: 1\nb:\n  - 2\n"},
    {"id": "file", "path": "conf/x.toml", "code": "a = 1\n[b]\nc = 2\n"},
    {"id": "grammar", "file_name": "Main.hs", "code": "module Main where\n\nmain = print 1\n"},
    {"id": "generic", "file": "Makefile", "code": "all: a b\n\ttouch all\n"},
    {"id": "first line", "code": "#!/usr/bin/env python3\nprint(1)\n"},
    {"id": "chat", "messages": [{"role": "assistant", "content": CHAT}]},
    {"id": "guess", "language": "en", "code": PYTHON},
    {"id": "syntax", "lang": "json", "code": '{"a": }\n'},
    {"id": "other", "lang": "Brainfuck", "code": "+++.\n"},
    {"id": "nothing", "code": "hello\n"},
    {"id": "no program"},
]
"""Eight rows that give nine programs, and four rejects."""
TOLD = {
    "column": ("python", "column"),
    "ending": ("yaml", "column"),
    "file": ("toml", "file-name"),
    "grammar": ("haskell", "file-name"),
    "generic": ("make", "file-name"),
    "first line": ("python", "shebang"),
    "chat": ("python", "fence"),
    "chat#2": ("css", "fence"),
    "guess": ("python", "detected"),
}
REASONS = {"syntax": 1, "unknown-language": 1, "no-language": 1, "no-program": 1}


@pytest.fixture(scope="module")
def mixed(lintseq: Run, write_rows: WriteRows, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the rows, and with the run folder ``run`` of their sequences."""
    folder = tmp_path_factory.mktemp("mixed")
    write_rows(folder / "rows.jsonl", MIXED)
    done = lintseq("rows.jsonl", *AUTO, "-o", "run/", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "words").write_text(done.stderr)
    return folder


def test_each_row_says_its_language_and_what_told_it(mixed: Path, read_rows: ReadRows) -> None:
    rows = read_rows(mixed / "run" / "shards" / "00000.jsonl")
    told = {row["id"]: (row["language"], row["language_by"]) for row in rows}
    assert told == TOLD
    assert Counter(row["id"] for row in rows) == dict.fromkeys(TOLD, 2)


def test_what_cannot_be_told_is_a_reject_with_a_reason(mixed: Path, read_rows: ReadRows) -> None:
    rejects = read_rows(mixed / "run" / "rejects.jsonl")
    assert Counter(reject["reason"] for reject in rejects) == REASONS
    languages = {reject["reason"]: reject["language"] for reject in rejects}
    assert languages == {**dict.fromkeys(REASONS), "syntax": "json"}


def test_the_words_name_what_is_judged_by_a_grammar_alone(mixed: Path) -> None:
    last = (mixed / "words").read_text().rstrip("\n").split("\n")[-1]
    assert last.startswith("Only the grammar judges haskell, make here: undefined names")


def test_the_manifest_names_the_linter_of_each_language(mixed: Path, read_rows: ReadRows) -> None:
    manifest = json.loads((mixed / "run" / "manifest.json").read_bytes())
    rows = read_rows(mixed / "run" / "shards" / "00000.jsonl")
    linters = {row["language"]: row["linter"] for row in rows}
    found = {name: facts["linter"] for name, facts in manifest["languages"].items()}
    assert linters.items() <= found.items()
    assert found.keys() - linters.keys() == {"json"}
    assert manifest["settings"]["language"] == "auto"
    assert set(manifest["versions"]) == {"lintseq", "python", "magika", "onnxruntime"}
    counts = manifest["counts"]
    assert (counts["records"], counts["rows"], counts["rejects"]) == (13, 18, 4)
    assert counts["reasons"] == REASONS


def test_rows_are_those_of_runs_in_one_language(
    lintseq: Run, mixed: Path, read_rows: ReadRows, write_rows: WriteRows, tmp_path: Path
) -> None:
    rows = read_rows(mixed / "run" / "shards" / "00000.jsonl")
    for row in rows:
        del row["language_by"]
    (mine,) = ([row for row in MIXED if row["id"] == name] for name in ["grammar"])
    write_rows(tmp_path / "one.jsonl", mine)
    done = lintseq("one.jsonl", "--lang", "haskell", "-s", 2, "-w", 1, "-q", cwd=tmp_path)
    assert read_rows(done.stdout) == [row for row in rows if row["id"] == "grammar"]


def test_workers_change_no_byte(lintseq: Run, mixed: Path, tmp_path: Path) -> None:
    done = lintseq(mixed / "rows.jsonl", *AUTO, "-w", 2, "-o", "two/", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("shards/00000.jsonl", "shards/00000.done"):
        assert (tmp_path / "two" / name).read_bytes() == (mixed / "run" / name).read_bytes()


def test_verify_holds_every_row_against_its_own_linter(lintseq: Run, mixed: Path) -> None:
    done = lintseq("verify", "run", "--regenerate", cwd=mixed)
    assert (done.returncode, done.stdout) == (0, "18 rows verified, 0 violations\n"), done.stderr


def test_verify_finds_a_row_in_another_language(
    lintseq: Run, mixed: Path, read_rows: ReadRows, write_rows: WriteRows, tmp_path: Path
) -> None:
    rows = read_rows(mixed / "run" / "shards" / "00000.jsonl")
    write_rows(tmp_path / "rows.jsonl", [{**row, "language": "css"} for row in rows[:1]])
    done = lintseq("verify", "rows.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "does not know the language 'css'" in done.stderr


def test_stats_are_told_by_language(lintseq: Run, mixed: Path) -> None:
    done = lintseq("stats", "run", "--json", "-q", cwd=mixed)
    languages = json.loads(done.stdout)["languages"]
    assert {name for name, each in languages.items() if each["programs"]} == {
        language for language, _ in TOLD.values()
    }
    assert languages["unknown"]["rejects"] == {
        name: count for name, count in REASONS.items() if name != "syntax"
    }


def test_any_row_can_be_shown_rendered_and_applied(
    lintseq: Run, mixed: Path, read_rows: ReadRows, tmp_path: Path
) -> None:
    shown = lintseq("show", "run", "--id", "grammar", "--path", 0, cwd=mixed)
    assert "linted by tree-sitter" in shown.stdout
    done = lintseq("render", "run", "-o", tmp_path / "train", "-q", cwd=mixed)
    assert done.returncode == 0, done.stderr
    for row in read_rows(mixed / "run" / "shards" / "00000.jsonl"):
        text = "".join(f"<|diff|>{edit}\n" for edit in row["edits"])
        if row["path"]:
            continue
        applied = lintseq("apply", "-", "--strict", "-q", cwd=mixed, stdin=text.encode())
        assert applied.stdout == row["program"], applied.stderr


def test_a_missing_linter_costs_the_records_of_its_language_alone(
    lintseq: Run, write_rows: WriteRows, read_rows: ReadRows, tmp_path: Path
) -> None:
    rows = [{"language": name, "code": f"a = {n}"} for n in range(3) for name in ("lua", "python")]
    write_rows(tmp_path / "rows.jsonl", rows)
    nothing = {"PATH": str(tmp_path)}
    done = lintseq("rows.jsonl", *AUTO, "-o", "run/", cwd=tmp_path, env=nothing)
    assert done.returncode == 0, done.stderr
    assert "6 programs: 6 sequences, 3 rejects (3 linter-unavailable)" in done.stderr
    last = done.stderr.rstrip("\n").split("\n")[-1]
    assert last.startswith("No program in lua was taken: ")
    assert "luacheck" in last
    rejects = read_rows(tmp_path / "run" / "rejects.jsonl")
    found = {(each["reason"], each["language"], each["nondeterministic"]) for each in rejects}
    assert found == {("linter-unavailable", "lua", False)}
    languages = json.loads((tmp_path / "run" / "manifest.json").read_bytes())["languages"]
    assert set(languages["lua"]) == {"unavailable"}
    assert languages["python"]["linter"]["name"] == "pyflakes"
    alone = lintseq("rows.jsonl", "--lang", "lua", cwd=tmp_path, env=nothing)
    assert (alone.returncode, alone.stdout) == (3, "")


def test_without_a_detector_the_rest_is_told_all_the_same(
    lintseq: Run, mixed: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    (site / "magika").mkdir(parents=True)
    (site / "magika" / "__init__.py").write_text("raise ImportError\n")
    done = lintseq(mixed / "rows.jsonl", *AUTO, cwd=tmp_path, env={"PYTHONPATH": str(site)})
    assert done.returncode == 0, done.stderr
    assert "2 no-language" in done.stderr
    assert "nothing tells the language; to have it detected: pip install 'lintseq[detect]'" in (
        done.stderr
    )


def test_what_is_detected_can_be_doubted(lintseq: Run, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"code": PYTHON}) + "\n")
    done = lintseq("rows.jsonl", *AUTO, "--min-confidence", 1, cwd=tmp_path)
    assert "no-language: nothing tells the language, and it looks like python" in done.stderr


def test_a_folder_of_programs_in_many_languages(
    lintseq: Run, read_rows: ReadRows, tmp_path: Path
) -> None:
    source = tmp_path / "project"
    programs = {
        "a/one.py": "a = 1\n",
        "a/two.css": "a { color: red; }\n",
        "b/run": "#!/usr/bin/env python3\na = 1\n",
        "b/Makefile": "all:\n\ttouch all\n",
        "package.json": '{"a": 1}\n',
    }
    for name, text in {**programs, "notes.odt": "no", "LICENSE": "Take it.\n"}.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    done = lintseq("project", *AUTO, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = {row["id"]: (row["language"], row["language_by"]) for row in read_rows(done.stdout)}
    assert told == {
        "project/a/one.py": ("python", "file-name"),
        "project/a/two.css": ("css", "file-name"),
        "project/b/run": ("python", "shebang"),
        "project/b/Makefile": ("make", "file-name"),
        "project/package.json": ("json", "file-name"),
    }
    done = lintseq("project/a/*", *AUTO, cwd=tmp_path)
    assert [row["id"] for row in read_rows(done.stdout)[::2]] == ["a/one.py", "a/two.css"]
    done = lintseq("project/LICENSE", *AUTO, "--input-format", "source-file", cwd=tmp_path)
    assert "1 reject (1 no-language)" in done.stderr


def test_real_programs_are_detected(lintseq: Run, read_rows: ReadRows, tmp_path: Path) -> None:
    shutil.copy(DATA / "files_python.jsonl", tmp_path)
    with (DATA / "files_python.jsonl").open() as lines:
        texts = [json.loads(line)["text"] for line in lines][:4]
    rows = "".join(json.dumps({"code": text}) + "\n" for text in texts)
    done = lintseq("-", *AUTO, "-s", 1, cwd=tmp_path, stdin=rows.encode())
    told = {(row["language"], row["language_by"]) for row in read_rows(done.stdout)}
    assert told == {("python", "detected")}, done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--lang", "auto", "--linter", "ruff"), "--linter is about the linter of one language"),
        (("--lang", "auto", "--level", "names"), "--level is about the linter of one language"),
        (("--lang", "python", "--lang-column", "lang"), "--lang-column is for '--lang auto'"),
        (("--lang", "auto", "--lang-column", "lnag"), "no column 'lnag' (did you mean 'lang'?)"),
        (("--lang", "auto", "--preset", "none"), "has no preset 'none'"),
        (("--lang", "auto", "--format", "none"), "There is no format 'none'"),
        ((), "or let each row tell its own in 'lintseq generate --lang auto'"),
        (("--lang", "auto", "--strict"), "unknown-language"),
    ],
)
def test_wrong_calls(
    here: Run, refusal: Refusal, tmp_path: Path, arguments: Sequence[str], words: str
) -> None:
    (tmp_path / "rows.jsonl").write_text('{"lang": "Brainfuck", "code": "+"}\n')
    assert words in refusal(here("generate", "rows.jsonl", *arguments))


def test_a_folder_with_programs_and_rows_is_refused(
    here: Run, refusal: Refusal, tmp_path: Path
) -> None:
    (tmp_path / "both").mkdir()
    (tmp_path / "both" / "a.jsonl").write_text('{"lang": "python", "code": "a = 1"}\n')
    (tmp_path / "both" / "README.md").write_text("# A\n")
    said = refusal(here("both", *AUTO))
    assert said.startswith(
        "The folder 'both' has programs and files of rows: say by --input-format"
    )
    assert here("both", *AUTO, "--input-format", "json-lines").returncode == 0
    (tmp_path / "both" / "README.md").unlink()
    assert here("both", *AUTO).returncode == 0


def test_a_folder_without_either_is_refused(here: Run, refusal: Refusal, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert refusal(here("none", *AUTO)).startswith(
        "The folder 'none' has no programs: no file in it ends as a program, or with .jsonl"
    )


def test_other_commands_say_that_they_want_one_language(
    here: Run, refusal: Refusal, tmp_path: Path
) -> None:
    (tmp_path / "a.py").write_text("a = 1\n")
    assert "'--lang auto' is for 'lintseq generate'" in refusal(
        here("lint", "a.py", "--lang", "auto")
    )


def test_the_model_is_loaded_only_where_it_is_asked(lintseq: Run, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from lintseq.pipeline.records import Records\n"
        "from lintseq.pipeline.columns import Columns\n"
        "Records([], Columns(), 'auto')\n"
        "print(sorted({'magika', 'onnxruntime', 'numpy'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
