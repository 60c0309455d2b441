"""Rows of samples and results: written and read back the same; strangers' rows said to be none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.decoding import DECODINGS
from lintseq.core.errors import UsageError
from lintseq.core.execution import OUTCOMES, Verdict
from lintseq.pipeline.result_rows import Circumstances, SandboxStamp, decode_result, encode_result
from lintseq.pipeline.results_file import read_results
from lintseq.pipeline.sample_rows import (
    DrawnWith,
    ModelStamp,
    SampleRow,
    decode_sample,
    encode_sample,
)

TEXT = st.text(st.characters(exclude_categories=[]), max_size=20)
COUNT = st.integers(0, 10**6)
SAMPLES = st.builds(
    SampleRow,
    task_id=TEXT,
    sample=COUNT,
    solution=st.none() | TEXT,
    decoding=st.sampled_from(sorted(DECODINGS)),
    repairs=st.dictionaries(TEXT, COUNT, max_size=3),
    states=st.lists(TEXT, max_size=3).map(tuple),
    linted_states=COUNT,
    clean_states=COUNT,
    prompt=TEXT,
    text=TEXT,
    tokens_in=st.none() | COUNT,
    tokens_out=st.none() | COUNT,
    stop_reason=st.sampled_from(["end", "length", "stop"]),
    seed=COUNT,
    parameters=st.builds(
        DrawnWith,
        temperature=st.floats(0, 2),
        top_p=st.floats(0, 1),
        max_tokens=COUNT,
        stop=st.lists(TEXT, max_size=2).map(tuple),
        n=COUNT,
        seed=COUNT,
    ),
    format=TEXT,
    model=st.builds(ModelStamp, kind=TEXT, where=TEXT, version=TEXT),
    lintseq_version=TEXT,
)
JUDGED_BY = Circumstances("paper-work", "0" * 64, SandboxStamp("paper", "weak", "1", 10.0))
EXAMPLE = SampleRow(
    *("a/1", 0, "x = 1\n", "clean", {}, (), 0, 0, "Write x.", "\nx = 1\n", 3, 4, "end", 7),
    parameters=DrawnWith(0.8, 1.0, 512, (), 20, 0),
    format="whole",
    model=ModelStamp("transformers", "models/whole", "sha256:0"),
    lintseq_version="0.1.0",
)


@given(row=SAMPLES)
def test_a_sample_is_read_back(row: SampleRow) -> None:
    line = encode_sample(row)
    assert "\n" not in line
    assert decode_sample(json.loads(line), "here") == row


@given(row=SAMPLES, outcome=st.sampled_from(sorted(OUTCOMES)), message=TEXT)
def test_a_result_is_its_sample_and_more(row: SampleRow, outcome: str, message: str) -> None:
    columns = json.loads(encode_sample(row))
    written = json.loads(encode_result(columns, Verdict(outcome, message, 1.25), JUDGED_BY))
    assert {name: written[name] for name in columns} == columns
    assert decode_sample(written, "here") == row
    read = decode_result(written, "here")
    assert (read.outcome, read.message, read.seconds) == (outcome, message, 1.25)
    assert read.passed == (outcome == "passed")
    assert (read.sandbox, read.benchmark) == (JUDGED_BY.sandbox, "paper-work")
    for name in ("task_id", "sample", "solution", "decoding", "repairs", "tokens_out", "model"):
        assert getattr(read, name) == getattr(row, name)
    assert (read.parameters, read.format) == (row.parameters, row.format)


def test_the_columns_stand_as_documented() -> None:
    assert list(json.loads(encode_sample(EXAMPLE))) == [
        *("task_id", "sample", "solution", "decoding", "repairs", "states", "linted_states"),
        *("clean_states", "prompt", "text", "tokens_in", "tokens_out", "stop_reason", "seed"),
        *("parameters", "format", "model", "lintseq_version"),
    ]
    result = json.loads(encode_result({"task_id": "a/1"}, Verdict("passed"), JUDGED_BY))
    assert list(result) == [
        *(
            "task_id",
            "passed",
            "outcome",
            "message",
            "seconds",
            "benchmark",
            "tests_sha256",
            "sandbox",
        ),
    ]


SPOILT = [
    ({"task_id": 5}, "here: 'task_id' is a int; was the row edited by hand?"),
    ({"sample": True}, "here: 'sample' is a bool; was the row edited by hand?"),
    ({"states": "x"}, "here: 'states' is a str; was the row edited by hand?"),
    ({"states": [None]}, "here: 'states[]' is null; was the row edited by hand?"),
    ({"repairs": {"x": "y"}}, "here: 'repairs.x' is a str; was the row edited by hand?"),
    ({"model": {"kind": "k"}}, "here: not a row of samples, there is no 'model.where'."),
    ({"parameters": None}, "here: 'parameters' is null; was the row edited by hand?"),
]


@pytest.mark.parametrize(("change", "words"), SPOILT)
def test_a_spoilt_sample_is_named(change: dict[str, object], words: str) -> None:
    columns = {**json.loads(encode_sample(EXAMPLE)), **change}
    with pytest.raises(UsageError) as refused:
        decode_sample(columns, "here")
    assert str(refused.value) == words


def results(folder: Path, *rows: dict[str, object]) -> str:
    """A file of results with these changes to a right one."""
    right = json.loads(
        encode_result(json.loads(encode_sample(EXAMPLE)), Verdict("passed"), JUDGED_BY)
    )
    path = folder / "results.jsonl"
    path.write_text("".join(f"{json.dumps({**right, **row})}\n" for row in rows))
    return str(path)


def test_results_are_read(tmp_path: Path) -> None:
    first, second = read_results(results(tmp_path, {}, {"sample": 1}))
    assert replace(first, sample=1) == second


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((), "results.jsonl' is empty: name a file that 'lintseq evaluate' wrote."),
        (({}, {}), "results.jsonl:2: sample 0 of 'a/1' is at "),
        (({"outcome": "won"},), "results.jsonl:1: 'won' is no outcome; known: passed, "),
        (({"passed": 1},), "results.jsonl:1: 'passed' is a int; was the row edited by hand?"),
        (({"sandbox": {}},), "results.jsonl:1: not a row of results, there is no 'sandbox.name'."),
    ],
)
def test_what_are_no_results(
    tmp_path: Path, rows: tuple[dict[str, object], ...], words: str
) -> None:
    with pytest.raises(UsageError) as refused:
        read_results(results(tmp_path, *rows))
    assert words in str(refused.value)


def test_what_is_no_row_at_all(tmp_path: Path) -> None:
    (tmp_path / "samples.jsonl").write_text("[]\n")
    with pytest.raises(UsageError, match=r"samples.jsonl:1: it is an array, not an object\.$"):
        read_results(str(tmp_path / "samples.jsonl"))
