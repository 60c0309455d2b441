"""One run over rows of every kind: what is a program comes out whole, what is none is a reject."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
ReadRows = Callable[..., list[dict[str, Any]]]

METADATA = {
    "nested": {"list": [1, {"deep": [None, True]}], "program": "not this one"},
    "float": 0.1,
    "exponent": 1e-300,
    "big": 2**80,
    "null": None,
    "words": "äöü → 🙂 \u2028 \x1b[31m",
    "": "a column without a name",
}
PROGRAMS: dict[str, dict[str, Any]] = {
    "empty": {"program": ""},
    "one line": {"program": "a = 1"},
    "line ends": {"program": "a = 1\r\nb = a\x0c\nc = '\u2028'"},
    "byte order mark": {"program": "\ufeffa = 1\n"},
    "metadata": {"program": "a = 1\n", **METADATA},
    "lone surrogates": {"program": "a = 1\n", "instruction": "\udfff", "note": "\ud800"},
    "second choice": {"instruction": "Assign.", "output": "a = 1\n", "solution": "b = 1\n"},
    "null and text": {"program": None, "code": "a = 1\n"},
}
REJECTS: dict[str, tuple[dict[str, Any] | str, str, str]] = {
    "malformed": ("{bad", "unreadable", "not JSON"),
    "no object": ("[1, 2]", "unreadable", "it is an array, not an object"),
    "too deep": ('{"a": ' * 1000 + "1" + "}" * 1000, "unreadable", "nested"),
    "no column": ({"kode": "a = 1\n"}, "no-program", "'kode'; name it by --program-column"),
    "a number": ({"program": 7}, "no-program", "none of the columns"),
    "surrogate": ({"program": "a = 1\nb = '\ud800'\n"}, "encoding", "lone surrogate"),
    "nul": ({"program": "a = '\x00'\n"}, "encoding", "NUL"),
    "syntax": ({"program": "a = 1\ndef f(:\n    return 1\n"}, "syntax", "invalid syntax"),
    "nesting": ({"program": f"x = {'-' * 5000}1\n"}, "nesting", "nested"),
    "indentation": (
        {"program": "".join(f"{' ' * n}if 1:\n" for n in range(110)) + " " * 110 + "pass\n"},
        "syntax",
        "too many levels of indentation",
    ),
    "lines": ({"program": "a = 1\n" * 301}, "too-long", "301 lines, and --max-lines allows 300"),
    "bytes": ({"program": f"#{'é' * 5500}"}, "too-long", "11001 bytes, and --max-bytes allows"),
}
LIMITS = ("--max-lines", 300, "--max-bytes", 11_000)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reject on each odd line, then every program."""
    path = tmp_path_factory.mktemp("odd") / "rows.jsonl"
    lines = [
        row if isinstance(row, str) else json.dumps({"id": name, **row})
        for name, (row, _, _) in REJECTS.items()
    ]
    lines += [json.dumps({"id": name, **row}) for name, row in PROGRAMS.items()]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
    return path


@pytest.fixture(scope="module")
def finished(lintseq: Run, source: Path) -> Finished:
    arguments = ["--lang", "python", source.name, "-o", "out.jsonl", "-s", 2, "-w", 1, *LIMITS]
    return lintseq(*arguments, cwd=source.parent)


@pytest.fixture(scope="module")
def rows(finished: Finished, source: Path, read_rows: ReadRows) -> Mapping[str, dict[str, Any]]:
    """The first row of each program."""
    found = read_rows(source.with_name("out.jsonl"))
    return {row["id"]: row for row in found if row["path"] == 0}


@pytest.fixture(scope="module")
def rejects(finished: Finished, source: Path, read_rows: ReadRows) -> list[dict[str, Any]]:
    return read_rows(source.with_name("out.rejects.jsonl"))


def test_the_run_is_done_and_accounts_for_every_row(
    finished: Finished, rows: Mapping[str, object], rejects: list[object]
) -> None:
    assert (finished.returncode, finished.stdout) == (0, "")
    assert set(rows) == set(PROGRAMS)
    assert len(rejects) == len(REJECTS)
    *told, more, account = finished.stderr.rstrip("\n").split("\n")
    assert [line.split(": ")[1] for line in told] == [f"rows.jsonl:{row}" for row in range(1, 6)]
    assert more == "… more rejects are counted, not shown."
    total = len(PROGRAMS) + len(REJECTS)
    counts = f"{total} programs: {2 * len(PROGRAMS)} sequences, {len(REJECTS)} rejects ("
    assert account.startswith(counts)
    assert "3 unreadable, 2 no-program, 2 encoding, 2 syntax, 1 nesting, 2 too-long" in account


@pytest.mark.parametrize("name", REJECTS)
def test_a_reject_says_where_and_why(rejects: list[dict[str, Any]], name: str) -> None:
    number = list(REJECTS).index(name)
    _, reason, words = REJECTS[name]
    reject = rejects[number]
    assert (reject["reason"], reject["nondeterministic"]) == (reason, False)
    assert words in reject["message"]
    assert (reject["place"]["source"], reject["place"]["row"]) == ("rows.jsonl", number + 1)


def test_a_reject_of_a_program_names_its_line(rejects: list[dict[str, Any]]) -> None:
    lines = {reject["id"]: reject["place"]["line"] for reject in rejects if reject["id"]}
    assert (lines["surrogate"], lines["syntax"]) == (2, 2)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_comes_out_as_it_went_in(rows: Mapping[str, dict[str, Any]], name: str) -> None:
    given = PROGRAMS[name]
    program = given.get("program", given.get("output"))
    assert rows[name]["program"] == (given["code"] if program is None else program)
    assert rows[name]["instruction"] == given.get("instruction")


@pytest.mark.parametrize("name", PROGRAMS)
def test_its_edits_joined_by_the_separator_give_it_back(
    here: Run, rows: Mapping[str, dict[str, Any]], tmp_path: Path, name: str
) -> None:
    text = "".join(f"\n<|diff|>{edit}" for edit in rows[name]["edits"])
    (tmp_path / "edits.txt").write_text(text, "utf-8", newline="\n")
    done = here("apply", "edits.txt", "--strict")
    assert (done.returncode, done.stdout) == (0, rows[name]["program"])


def test_an_empty_program_has_rows_without_edits(rows: Mapping[str, dict[str, Any]]) -> None:
    assert (rows["empty"]["insertions"], rows["empty"]["edits"]) == ([], [])


def test_metadata_is_untouched(rows: Mapping[str, dict[str, Any]]) -> None:
    assert rows["metadata"]["metadata"] == METADATA
    assert list(rows["metadata"]["metadata"]) == list(METADATA)
    assert rows["lone surrogates"]["metadata"] == {"note": "\ud800"}
    assert rows["second choice"]["metadata"] == {"solution": "b = 1\n"}
    assert rows["null and text"]["metadata"] == {"program": None}


def test_the_rows_verify(lintseq: Run, rows: Mapping[str, object], source: Path) -> None:
    verified = lintseq("verify", "out.jsonl", "--regenerate", "-w", 1, cwd=source.parent)
    assert verified.returncode == 0
    assert verified.stdout == f"{2 * len(rows)} rows verified, 0 violations\n"


def test_strict_stops_at_the_first_reject_and_keeps_the_rows_before(
    lintseq: Run, refusal: Callable[..., str], read_rows: ReadRows, tmp_path: Path
) -> None:
    lines = ['{"id": "a", "program": "a = 1\\n"}', "{bad", '{"program": "b = 1\\n"}', ""]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines))
    arguments = ["rows.jsonl", "--lang", "python", "--strict", "-o", "out.jsonl", "-w", 1]
    said = refusal(lintseq(*arguments, cwd=tmp_path))
    assert said.startswith("rows.jsonl:2: unreadable: not JSON: ")
    assert said.endswith("(--strict).")
    assert [(row["id"], row["path"]) for row in read_rows(tmp_path / "out.jsonl")] == [
        ("a", path) for path in range(5)
    ]
    (reject,) = read_rows(tmp_path / "out.rejects.jsonl")
    assert (reject["reason"], reject["place"]["row"]) == ("unreadable", 2)


IDS = [7, None, "twin", "twin", "twin#2", True, 1.5, "", {"a": 1}]
NAMES = ["7", "…", "twin", "twin#2", "twin#3", "…", "…", "…", "…"]


@pytest.mark.parametrize("option", [(), ("--id-column", "id")])
def test_ids_are_used_once_and_those_that_are_none_are_kept_as_they_are(
    lintseq: Run,
    write_rows: Callable[..., Path],
    read_rows: ReadRows,
    tmp_path: Path,
    option: tuple[str, ...],
) -> None:
    programs = [{"id": name, "program": f"a = {n}\n"} for n, name in enumerate(IDS)]
    write_rows(tmp_path / "rows.jsonl", [*programs, {"id": "last", "program": "b = 1\n"}])
    arguments = ["rows.jsonl", "--lang", "python", "-s", 1, "-w", 1, *option]
    rows = read_rows(lintseq(*arguments, cwd=tmp_path).stdout)
    hashed = [row["id"] for row in rows if len(row["id"]) == 64]
    assert len(set(hashed)) == len(hashed) == NAMES.count("…")
    shown = ["…" if row["id"] in hashed else row["id"] for row in rows]
    assert sorted(shown) == sorted([*NAMES, "last"])
    assert [row["metadata"] for row in rows[1:9] if row["id"] in hashed] == [
        {"id": name} for name in (None, True, 1.5, "", {"a": 1})
    ]
