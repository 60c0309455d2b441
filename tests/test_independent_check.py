"""The independent check finds every kind of planted fault, and passes what is right."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from lintseq.cli.main import run

ROOT = Path(__file__).parent.parent
FULL_DATA = ROOT / "tests" / "full_data"

LINES = [
    "import math\n",
    "\n",
    "def area(r):\n",
    "    return math.pi * r\n",
    "\n",
    "print(area(2))",
]
IMPORT_FIRST = "@@ -0,0 +1 @@\n+import math"
THEN_BODY = "@@ -1,0 +2,2 @@\n+def area(r):\n+    return math.pi * r"
THEN_REST = "@@ -1,0 +2 @@\n+\n@@ -3,0 +5,2 @@\n+\n+print(area(2))\n\\ No newline at end of file"
ROW: Mapping[str, Any] = {
    "id": "area",
    "path": 0,
    "language": "python",
    "instruction": "The area.",
    "program": "".join(LINES),
    "insertions": [[0], [2, 3], [1, 4, 5]],
    "edits": [IMPORT_FIRST, THEN_BODY, THEN_REST],
    "format": "unified",
    "linter": {"name": "pyflakes", "version": "4", "tier": "semantic", "level": "default"},
    "sampler": {"name": "lintseq", "preset": "default", "options": {}},
    "seed": 0,
    "lintseq_version": "0",
    "metadata": {"stars": 5},
}
RECORD = {
    "id": "area",
    "instruction": "The area.",
    "program": ROW["program"],
    "stars": 5,
}
BROKEN_RECORD = {"id": "broken", "program": "x = 1\nif x:\n"}
REJECT: Mapping[str, Any] = {
    "id": "broken",
    "reason": "syntax",
    "message": "expected an indented block",
    "place": {"source": "source.jsonl", "row": 2, "line": 2, "column": 6},
    "language": "python",
    "nondeterministic": False,
}
RELEASED = {"name": "lintseq", "preset": "released", "options": {}}


def sampler(**options: object) -> dict[str, object]:
    return {"name": "lintseq", "preset": "default", "options": options}


def written(path: Path, rows: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8", newline="\n")
    return path


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Runs the check's command in this process; gives its report, the exit code checked."""
    monkeypatch.syspath_prepend(FULL_DATA)
    command = importlib.import_module("second_opinion.command")
    report = tmp_path / "report.json"

    def checked(*arguments: object) -> dict[str, Any]:
        code = command.main([*map(str, arguments), "--report", str(report)])
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
        assert code == (1 if found["faults"] else 0)
        return found

    return checked


@pytest.fixture
def kinds_of(check: Callable[..., dict[str, Any]], tmp_path: Path) -> Callable[..., set[str]]:
    """The kinds of faults in a file of rows."""

    def kinds(*rows: object) -> set[str]:
        return set(check(written(tmp_path / "rows.jsonl", rows))["kinds"])

    return kinds


FAULTS = {
    "a line lost from an edit": (
        {"edits": [IMPORT_FIRST, "@@ -1,0 +2,2 @@\n+def area(r):", THEN_REST]},
        {"edits", "identity"},
    ),
    "a line lost from insertions": ({"insertions": [[0], [2], [1, 4, 5]]}, {"partition"}),
    "a line inserted twice": ({"insertions": [[0], [2, 3], [1, 3, 4, 5]]}, {"partition"}),
    "a line that there is not": ({"insertions": [[0], [2, 3], [1, 4, 5, 6]]}, {"partition"}),
    "a line before the first": ({"insertions": [[0], [2, 3], [-1, 1, 4, 5]]}, {"partition"}),
    "lines that descend": ({"insertions": [[0], [3, 2], [1, 4, 5]]}, {"partition"}),
    "an empty edit": (
        {"insertions": [[0], [], [2, 3], [1, 4, 5]], "edits": [*ROW["edits"], ""]},
        {"partition"},
    ),
    "an edit too many": ({"edits": [*ROW["edits"], THEN_BODY]}, {"partition"}),
    "swapped edits": ({"edits": [THEN_BODY, IMPORT_FIRST, THEN_REST]}, {"edits", "identity"}),
    "swapped insertions": ({"insertions": [[2, 3], [0], [1, 4, 5]]}, {"edits", "clean"}),
    "a name used before it is bound": (
        {
            "insertions": [[2, 3], [0], [1, 4, 5]],
            "edits": [
                "@@ -0,0 +1,2 @@\n+def area(r):\n+    return math.pi * r",
                IMPORT_FIRST,
                THEN_REST,
            ],
        },
        {"clean"},
    ),
    "a state that does not parse": (
        {
            "insertions": [[0, 2], [3], [1, 4, 5]],
            "edits": [
                "@@ -0,0 +1,2 @@\n+import math\n+def area(r):",
                "@@ -2,0 +3 @@\n+    return math.pi * r",
                THEN_REST,
            ],
        },
        {"clean"},
    ),
    "a wrong new line number": (
        {"edits": [IMPORT_FIRST, THEN_BODY.replace("+2,2", "+3,2"), THEN_REST]},
        {"edits", "identity"},
    ),
    "a wrong old line number": (
        {"edits": [IMPORT_FIRST, THEN_BODY.replace("-1,0", "-0,0"), THEN_REST]},
        {"edits", "identity"},
    ),
    "a count of 1 written out": (
        {"edits": ["@@ -0,0 +1,1 @@\n+import math", THEN_BODY, THEN_REST]},
        {"edits"},
    ),
    "a trailing newline": (
        {"edits": [IMPORT_FIRST + "\n", THEN_BODY, THEN_REST]},
        {"edits", "identity"},
    ),
    "a stripped blank line": (
        {"edits": [IMPORT_FIRST, THEN_BODY, THEN_REST.replace("+\n+print", "+print")]},
        {"edits", "identity"},
    ),
    "a stripped indentation": (
        {"edits": [IMPORT_FIRST, THEN_BODY.replace("+    return", "+return"), THEN_REST]},
        {"edits", "identity"},
    ),
    "a blank line put below its twin's place": (
        {"edits": [IMPORT_FIRST, THEN_BODY, THEN_REST.replace("-1,0 +2", "-0,0 +1")]},
        {"edits", "identity"},
    ),
    "a final newline too many": (
        {"edits": [IMPORT_FIRST, THEN_BODY, THEN_REST.rpartition("\n")[0]]},
        {"edits", "identity"},
    ),
    "another program": ({"program": ROW["program"] + "\n"}, {"edits", "identity"}),
    "a program that does not parse": (
        {"program": "def f(\n", "insertions": [[0]], "edits": ["@@ -0,0 +1 @@\n+def f("]},
        {"program"},
    ),
    "a level that the check does not know": (
        {"linter": {**ROW["linter"], "level": "strict"}},
        {"oracle"},
    ),
    "a column too many": ({"stars": 5}, {"format"}),
    "a column of another kind": ({"path": "0"}, {"format"}),
    "line numbers that are none": ({"insertions": [["0"], [2, 3], [1, 4, 5]]}, {"format"}),
    "a path that is not the first": ({"path": 1}, {"accounting"}),
}


@pytest.mark.parametrize(("change", "kinds"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    kinds_of: Callable[..., set[str]], change: dict[str, object], kinds: set[str]
) -> None:
    assert kinds_of(ROW) == set()
    assert kinds_of({**ROW, **change}) == kinds


def test_a_line_that_is_no_row_is_found(kinds_of: Callable[..., set[str]]) -> None:
    without = {name: value for name, value in ROW.items() if name != "seed"}
    assert kinds_of(without) == {"format"}
    assert kinds_of([ROW]) == {"format"}


def test_paths_missing_or_twice_are_found(kinds_of: Callable[..., set[str]]) -> None:
    other = {**ROW, "id": "other"}
    assert kinds_of(ROW, {**ROW, "path": 1}, other, {**other, "path": 1}) == set()
    assert kinds_of(ROW, {**ROW, "path": 1}, other) == {"accounting"}
    assert kinds_of(ROW, ROW) == {"accounting"}
    assert kinds_of(ROW, {**ROW, "path": 1, **EMPTY}) == {"accounting"}


EMPTY = {"program": "", "insertions": [], "edits": []}


def own_errors(order: list[int], lines: list[str]) -> dict[str, object]:
    """A row that inserts ``lines`` one by one in ``order``."""
    present: list[int] = []
    edits = []
    for line in order:
        above = sum(other < line for other in present)
        edits.append(f"@@ -{above},0 +{above + 1} @@\n+{lines[line]}")
        present.append(line)
    program = "".join(f"{line}\n" for line in lines)
    return {**ROW, "program": program, "insertions": [[line] for line in order], "edits": edits}


LATE = ["a = missing", "b = 1", "c = b"]
"""Its first line has an error of its own; line 3 has one until line 2 is there."""

EXPORTS = ['__all__ = ["gone"]', "a = 1", '__all__ += ["a"]']
"""Pyflakes reports 'gone' at the last of the lines with ``__all__`` that are there."""

RIGHT = {
    "the empty program": {**ROW, **EMPTY},
    "an error of its own": own_errors([0, 1, 2], LATE),
    "an error that moves with its line": own_errors([1, 0, 2], ["b = 1", "a = missing", "c = b"]),
    "an export whose line stays": own_errors([0, 1, 2], EXPORTS),
    "line ends that Python counts and rows do not": own_errors(
        [1, 0, 2], ["a = 1\rb = 2\r", "c = missing\r", "d = a\x0c"]
    ),
    "a byte order mark": own_errors([1, 0], ["\ufeffa = 1", "b = 2"]),
    "a sampler that promises no clean states": {
        **own_errors([2, 1, 0], LATE),
        "sampler": {"name": "randseq", "preset": "default", "options": {}},
    },
    "a change": {
        **ROW,
        "base": "a = 1\nb = 2\n",
        "program": "a = 2\nb = 2\nc = b\n",
        "insertions": [[0], [2]],
        "deletions": [[0], []],
        "edits": ["@@ -1 +1 @@\n-a = 1\n+a = 2", "@@ -2,0 +3 @@\n+c = b"],
    },
    "a base whose last line gains its newline": {
        **ROW,
        "base": "a = 1",
        "program": "a = 1\nb = a\n",
        "insertions": [[0, 1], []],
        "deletions": [[], [0]],
        "edits": [
            "@@ -1 +1,3 @@\n-a = 1\n\\ No newline at end of file\n+a = 1\n+a = 1\n+b = a",
            "@@ -1 +0,0 @@\n-a = 1",
        ],
    },
}


@pytest.mark.parametrize("row", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_passes(kinds_of: Callable[..., set[str]], row: dict[str, object]) -> None:
    assert kinds_of(row) == set()


@pytest.mark.parametrize(
    "row",
    [
        own_errors([0, 2, 1], LATE),
        {**own_errors([0, 1, 2], LATE), "sampler": RELEASED},
        {**own_errors([0, 1, 2], LATE), "sampler": sampler(forgive=False)},
        {**own_errors([0, 1, 2], EXPORTS), "sampler": {**RELEASED, "preset": "paper"}},
        own_errors([0, 2, 1], ["a = 1\rb = missing\r", "c = 1", "d = c"]),
    ],
    ids=["elsewhere", "released", "set by hand", "an export as reported", "a lone carriage return"],
)
def test_errors_are_forgiven_only_where_they_may_be(
    kinds_of: Callable[..., set[str]], row: dict[str, object]
) -> None:
    assert kinds_of(row) == {"clean"}


ACCOUNTS = {
    "all there": ([ROW], [REJECT], set()),
    "no reject": ([ROW], [], {"source"}),
    "no rows": ([], [REJECT], {"source"}),
    "two rejects": ([ROW], [REJECT, REJECT], {"accounting"}),
    "rows of no record": ([ROW, {**ROW, "id": "x"}], [REJECT], {"source"}),
    "another text": ([{**ROW, **EMPTY}], [REJECT], {"source"}),
    "another instruction": ([{**ROW, "instruction": None}], [REJECT], {"source"}),
    "merged metadata": ([{**ROW, "metadata": {}}], [REJECT], {"source"}),
    "a reject of a program that compiles": (
        [ROW],
        [REJECT, {**REJECT, "place": {**REJECT["place"], "row": 1}}],
        {"reject", "source"},
    ),
    "a reject without a place": (
        [ROW],
        [{**REJECT, "place": {**REJECT["place"], "line": None}}],
        {"reject"},
    ),
    "a reject past the program": (
        [ROW],
        [{**REJECT, "place": {**REJECT["place"], "line": 3}}],
        {"reject"},
    ),
    "a reject of no row": (
        [ROW],
        [{**REJECT, "place": {**REJECT["place"], "row": 3}}],
        {"reject", "source"},
    ),
    "a reason not in the list": ([ROW], [{**REJECT, "reason": "odd"}], {"reject", "source"}),
    "a reject for want of a program": ([ROW], [{**REJECT, "reason": "no-program"}], {"reject"}),
    "a reject for bytes that are right": ([ROW], [{**REJECT, "reason": "encoding"}], {"reject"}),
    "a clock that is called sure": ([ROW], [{**REJECT, "reason": "timeout"}], {"reject", "source"}),
    "no reject at all": ([ROW], [{"id": "broken"}], {"reject", "source"}),
}


@pytest.mark.parametrize(("rows", "rejects", "kinds"), ACCOUNTS.values(), ids=ACCOUNTS.keys())
def test_rows_and_rejects_account_for_the_source(
    check: Callable[..., dict[str, Any]],
    tmp_path: Path,
    rows: list[object],
    rejects: list[object],
    kinds: set[str],
) -> None:
    report = check(
        written(tmp_path / "rows.jsonl", rows),
        "--rejects",
        written(tmp_path / "rejects.jsonl", rejects),
        "--source",
        written(tmp_path / "source.jsonl", [RECORD, BROKEN_RECORD]),
    )
    assert set(report["kinds"]) == kinds


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What lintseq makes of a few real programs: a file for each preset, and a run folder."""
    folder = tmp_path_factory.mktemp("made")
    problems = (ROOT / "examples" / "humaneval.jsonl").read_text("utf-8").split("\n")[:4]
    crlf = (ROOT / "tests" / "data" / "mbpp.jsonl").read_text("utf-8").split("\n")[:4]
    source = folder / "source.jsonl"
    source.write_text("\n".join([*problems, *crlf, ""]), "utf-8", newline="\n")
    out = {preset: folder / f"{preset}.jsonl" for preset in ("default", "fine", "paper")}
    out = {**out, "released": folder / "released"}
    for preset, path in out.items():
        place = f"{path}/" if preset == "released" else str(path)
        command = [str(source), "--lang", "python", "-s", "2", "-w", "1", "-q"]
        assert run([*command, "--preset", preset, "-o", place]) == 0
    return {**out, "source": source}


@pytest.mark.parametrize("preset", ["default", "fine", "paper", "released"])
def test_what_lintseq_makes_passes(
    check: Callable[..., dict[str, Any]], made: dict[str, Path], preset: str
) -> None:
    report = check(made[preset], "--source", made["source"], "--samples", 2)
    assert report["rows"] == 16
    assert report["states"] > 16
    assert report["faults"] == 0


def test_a_run_folder_whose_marks_lie_is_found(
    check: Callable[..., dict[str, Any]], made: dict[str, Path]
) -> None:
    manifest = made["released"] / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["counts"]["rows"] += 1
    right = manifest.read_text("utf-8")
    manifest.write_text(json.dumps(told), "utf-8")
    assert check(made["released"])["kinds"] == {"accounting": 1}
    manifest.write_text(right, "utf-8")


def test_the_script_says_what_it_found(tmp_path: Path) -> None:
    rows = written(tmp_path / "rows.jsonl", [ROW, {**ROW, "id": "other", "edits": []}])
    script = FULL_DATA / "independent_check.py"
    command = [sys.executable, str(script), str(rows), "--workers", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("rows.jsonl:2 (other, path 0): partition: ")
    assert done.stderr == "2 rows, 0 rejects, 2 states judged: 1 faults (1 of partition)\n"


def test_the_check_shares_nothing_with_lintseq() -> None:
    imported = {
        name.partition(".")[0]
        for file in (FULL_DATA / "second_opinion").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in imports(node)
    }
    assert imported - sys.stdlib_module_names == {"pyflakes"}


def imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [str(node.module)]
    return []
