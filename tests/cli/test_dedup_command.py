"""``lintseq dedup``: what is kept is untouched, and what is not is named with its reason."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Read = Callable[..., list[dict[str, Any]]]
Write = Callable[..., Path]

HUMANEVAL = Path(__file__).parents[2] / "examples" / "humaneval.jsonl"
PROMPT = json.loads(HUMANEVAL.read_text("utf-8").split("\n")[0])["prompt"]
LOOP = "def total(numbers):\n    result = 0\n    for n in numbers:\n        result += n\n"
KEPT = [
    '{"id":1, "code":"x = 1\\n", "more":[1.50,  1e3]}',
    json.dumps({"id": 2, "code": f"{LOOP}    return result\n"}),
    '{"code": "y = \\u0031", "instruction": "Ümläut"}\r',
]
LINES = [
    KEPT[0],
    '{"id": "same", "code": "x  =  1"}',
    "",
    KEPT[1],
    json.dumps({"id": "near", "code": f"{LOOP}    return result  # sum\n"}),
    json.dumps({"id": "leak", "instruction": PROMPT, "code": "pass"}),
    "no JSON",
    '{"id": "empty"}',
    KEPT[2],
]


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(LINES), "utf-8", newline="")
    return path


def test_kept_to_the_byte_and_the_rest_told(
    here: Run, read_rows: Read, pairs: Path, tmp_path: Path
) -> None:
    done = here("dedup", "pairs.jsonl", "--against", HUMANEVAL, "--near", 0.8, "-o", "clean.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    *rejected, said = done.stderr.rstrip("\n").split("\n")
    assert said == (
        "8 rows: 3 kept, 5 removed (2 unreadable, 1 contaminated, 1 exact duplicate, 1 near "
        "duplicate) → clean.jsonl; 'clean.report.jsonl' says why"
    )
    assert [line.split(": ")[1:3] for line in rejected] == [
        ["pairs.jsonl:7", "unreadable"],
        ["pairs.jsonl:8", "no-program"],
    ]
    expected = "".join(f"{line}\n" for line in KEPT)
    assert (tmp_path / "clean.jsonl").read_bytes() == expected.encode()
    *removed, account = read_rows(tmp_path / "clean.report.jsonl")
    assert [(row["id"], row["row"], row["kind"]) for row in removed] == [
        ("same", 2, "exact"),
        ("near", 5, "near"),
        ("leak", 6, "contaminated"),
        (None, 7, "reject"),
        (None, 8, "reject"),
    ]
    exact, near, leak, *_ = removed
    assert exact["duplicate_of"] == {"id": "1", "source": "pairs.jsonl", "row": 1}
    assert near["duplicate_of"] == {"id": "2", "source": "pairs.jsonl", "row": 4}
    assert 0.8 <= near["similarity"] < 1
    overlap = leak["overlaps"][0]
    assert overlap["problem"] == {"id": "HumanEval/0", "source": str(HUMANEVAL), "row": 1}
    assert (overlap["part"], overlap["overlap"]) == ("instruction", 1.0)
    assert overlap["passages"][0].startswith("from typing import list def has_close_elements")
    assert removed[3]["reason"] == "unreadable"
    assert (account["kind"], account["rows"], account["kept"]) == ("account", 8, 3)
    assert account["removed"] == {"reject": 2, "contaminated": 1, "exact": 1, "near": 1}
    assert [each["name"] for each in account["inputs"]] == ["pairs.jsonl"]
    assert account["settings"]["near"] == {"threshold": 0.8, "shingle": 5}


def test_its_own_output_is_left_as_it_is(here: Run, pairs: Path, tmp_path: Path) -> None:
    assert here("dedup", "pairs.jsonl", "-o", "once.jsonl", "-q").stderr == ""
    assert here("dedup", "once.jsonl", "-o", "twice.jsonl", "-q").stderr == ""
    assert (tmp_path / "once.jsonl").read_bytes() == (tmp_path / "twice.jsonl").read_bytes()


def test_the_same_bytes_with_any_hash_seed(lintseq: Run, pairs: Path, tmp_path: Path) -> None:
    written = set()
    for seed in ("0", "1", "2"):
        done = lintseq(
            *("dedup", "pairs.jsonl", "--against", HUMANEVAL, "--near", 0.8, "-o", "out.jsonl"),
            *("--overwrite", "-q"),
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed},
        )
        assert done.returncode == 0, done.stderr
        names = ("out.jsonl", "out.report.jsonl")
        written.add(tuple((tmp_path / name).read_bytes() for name in names))
    assert len(written) == 1


def test_all_kinds_of_inputs(lintseq: Run, read_rows: Read, tmp_path: Path) -> None:
    rows = [{"id": "a", "program": "a = 1\n", "more": "Ü"}, {"id": "b", "program": "b = 1\n"}]
    (tmp_path / "1.json").write_text(json.dumps(rows), "utf-8")
    line = b'{"id":"c",  "program":"c = 1\\n"}'
    (tmp_path / "2.jsonl.gz").write_bytes(gzip.compress(line))
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "d.py").write_text("d = 1\n")
    (tmp_path / "source" / "e.py").write_text("b = 1\n\n")
    names = ("1.json", "2.jsonl.gz", "source", "-")
    done = lintseq("dedup", *names, "-l", "python", cwd=tmp_path, stdin=b'{"program": "a = 1"}\n')
    assert done.stderr == "6 rows: 4 kept, 2 removed (2 exact duplicates)\n"
    assert line.decode() in done.stdout
    assert read_rows(done.stdout) == [
        *rows,
        {"id": "c", "program": "c = 1\n"},
        {"id": "source/d.py", "program": "d = 1\n"},
    ]
    assert {path.name for path in tmp_path.iterdir()} == {"1.json", "2.jsonl.gz", "source"}


COMPARED = [
    {"id": 1, "instruction": "Set x.", "program": "x = 1\n"},
    {"id": 2, "instruction": "Set  x.", "program": "# One.\nx = 1\n", "lang": "Python"},
    {"id": 3, "instruction": "Set x!", "program": "x = 1"},
    {"id": 4, "program": "y = 1"},
    {"id": 5, "program": "z = 1"},
    {"id": 6, "instruction": "Set x.", "program": "x = 1\n"},
]


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ([], [1, 2, 4, 5]),
        (["--ignore", "nothing"], [1, 2, 3, 4, 5]),
        (["--ignore", "comments"], [1, 4, 5]),
        (["--compare", "instruction"], [1, 3, 4, 5]),
        (["--compare", "both"], [1, 2, 3, 4, 5]),
        (["--compare", "both", "--ignore", "comments"], [1, 3, 4, 5]),
        (["--near", "0.3", "--shingle", "1"], [1]),
    ],
)
def test_what_is_compared_is_an_option(
    here: Run, read_rows: Read, write_rows: Write, tmp_path: Path, options: list[str], kept: Any
) -> None:
    write_rows(tmp_path / "rows.jsonl", COMPARED)
    near = [] if "--near" in options else ["--no-near"]
    done = here("dedup", "rows.jsonl", "-q", *near, *options)
    assert [row["id"] for row in read_rows(done.stdout)] == kept


def test_columns_may_be_named(here: Run, write_rows: Write, tmp_path: Path) -> None:
    rows = [{"old": old, "new": "x = 1"} for old in ("", "y = 1", "y =  1")]
    write_rows(tmp_path / "rows.jsonl", rows)
    options = ("--program-column", "new", "--base-column", "old")
    assert here("dedup", "rows.jsonl", *options).stderr.startswith("3 rows: 2 kept, 1 removed")


def test_benchmarks_that_only_ask(
    here: Run, write_rows: Write, read_rows: Read, tmp_path: Path
) -> None:
    write_rows(tmp_path / "asks.jsonl", [{"prompt": "Sort the numbers from low to high."}])
    write_rows(tmp_path / "short,er.jsonl", [{"prompt": "Sort them."}])
    rows = [{"program": "# Sort the numbers, from low to high!\n"}, {"program": "sort(them)"}]
    write_rows(tmp_path / "rows.jsonl", rows)
    named = ("--against", f"asks.jsonl,{HUMANEVAL}", "--against", "short,er.jsonl")
    done = here("dedup", "rows.jsonl", *named, "-o", "clean.jsonl")
    assert done.stderr.startswith("2 rows: 1 kept, 1 removed (1 contaminated)")
    removed, account = read_rows(tmp_path / "clean.report.jsonl")
    assert removed["overlaps"][0]["passages"] == ["sort the numbers from low to high"]
    assert [Path(each["name"]).name for each in account["against"]] == [
        "asks.jsonl",
        "humaneval.jsonl",
        "short,er.jsonl",
    ]
    assert account["settings"]["benchmarks"] == {
        "ngram": 10,
        "overlap": 0.2,
        "texts": 330,
        "too_short": 1,
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone"], "There is no file 'gone': check the name and the folder."),
        (["pairs.jsonl", "--against", "gone"], "There is no file 'gone': check the name and"),
        (["pairs.jsonl", "--against", "none.jsonl,"], "The name of an input is empty: '.' is the"),
        (["pairs.jsonl", "--against", "no*.jsonl,none.jsonl"], "'none.jsonl' is named twice: "),
        (["pairs.jsonl", *["--against", "none.jsonl"] * 2], "'none.jsonl' is named twice: leave"),
        (["pairs.jsonl", "--against", "bad.jsonl"], "bad.jsonl:2: not JSON: Expecting value, at"),
        (["pairs.jsonl", "--against", "none.jsonl"], "none.jsonl:1: none of the columns is known"),
        (["pairs.jsonl", "--against", "empty.jsonl"], "'empty.jsonl' has no problems: name"),
        (["pairs.jsonl", "--program-column", "p"], "pairs.jsonl:1: there is no column 'p'; the"),
        (["pairs.jsonl", "--lang", "pyton"], "There is no language 'pyton': did you mean 'python'"),
        (["pairs.jsonl", "--near", "2"], "Invalid value for '--near': 2.0 is not in the range"),
        (["pairs.jsonl", "--overlap", "0"], "Invalid value for '--overlap': 0.0 is not in the"),
        (["pairs.jsonl", "--report", "out.jsonl"], "Rows and report cannot share 'out.jsonl':"),
        (["pairs.jsonl", "--report", "bad.jsonl"], "'bad.jsonl' exists: give --overwrite to"),
        (["pairs.jsonl", "--strict"], "pairs.jsonl:7: unreadable: not JSON: Expecting value, at"),
    ],
)
def test_what_cannot_be_done(
    here: Run, refusal: Refusal, pairs: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"prompt": "x"}\nno JSON\n')
    (tmp_path / "none.jsonl").write_text('{"x": 1}\n')
    (tmp_path / "empty.jsonl").touch()
    there = sorted(tmp_path.iterdir())
    assert refusal(here("dedup", "-o", "out.jsonl", *arguments)).startswith(words)
    assert sorted(tmp_path.iterdir()) == there


def test_without_datasketch(
    here: Run, refusal: Refusal, pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "datasketch", None)
    said = refusal(here("dedup", "pairs.jsonl", "-o", "out.jsonl"), 3)
    assert said == (
        "Near duplicates need datasketch; install it by: pip install 'lintseq[dedup]'; or add "
        "--no-near."
    )
    assert list(tmp_path.iterdir()) == [pairs]
    assert here("dedup", "pairs.jsonl", "--no-near", "-q", "-o", "out.jsonl").returncode == 0


def test_help_loads_nothing_heavy(environment: Mapping[str, str]) -> None:
    code = (
        "import sys; from lintseq.cli.main import run; status = run(['dedup', '--help']); "
        "loaded = sorted({'datasketch', 'numpy', 'rich'} & set(sys.modules)); "
        "sys.exit(str(loaded) if loaded else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
