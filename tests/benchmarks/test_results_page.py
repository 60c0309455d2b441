from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.page import HEAD, Section, with_section
from benchmarks.provenance import command, fingerprint
from benchmarks.tables import Table

NAMES = st.sampled_from(["speed", "startup", "throughput"])
TEXT = st.text(alphabet="ab\n", max_size=10).map(lambda text: text + "\n")


@settings(deadline=None)
@given(st.lists(st.tuples(NAMES, TEXT), max_size=8))
def test_a_page_holds_the_last_text_of_each_section(writes: list[tuple[str, str]]) -> None:
    page = HEAD
    for name, text in writes:
        page = with_section(page, name, text)
    latest = dict(writes)
    sections = "".join(
        f"\n<!-- begin {name} -->\n{latest[name]}<!-- end {name} -->\n" for name in latest
    )
    assert page == HEAD + sections


def test_a_command_names_no_folder_of_this_machine() -> None:
    words = ["--data", "/home/someone/rows.jsonl", "--log", "docs/page.md"]
    assert command("benchmarks.speed", words) == (
        "python -m benchmarks.speed --data rows.jsonl --log docs/page.md"
    )


def test_publishing_prints_and_logs_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["speed.py", "--budget", "1"])
    data = tmp_path / "data.jsonl"
    data.write_text("{}\n")
    log = tmp_path / "docs" / "page.md"
    table = Table("T", ("a", "b"), [("x", "1")])
    section = Section("benchmarks.speed", "Speed", [table], ["Note."], [data], {"pylint": "4.1"})
    section.publish(log)
    printed = capsys.readouterr().out
    assert printed.rstrip("\n") in log.read_text("utf-8")
    for words in (
        "## Speed",
        "`python -m benchmarks.speed --budget 1`",
        "pylint 4.1",
        f"data.jsonl, SHA-256 {fingerprint(data)}",
        "Note.",
        table.markdown(),
    ):
        assert words in printed
