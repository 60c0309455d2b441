"""The figures of rows are those that a plain look at all of them gives."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from lintseq.core.errors import UsageError
from lintseq.core.lines import split_lines
from lintseq.pipeline.shard_mark import ShardMark
from lintseq.pipeline.stats.contents import Figures
from lintseq.pipeline.stats.document import document
from lintseq.pipeline.stats.read import read_stats
from lintseq.pipeline.work import Work, WorkCounts
from tests.pipeline.made_rows import MadeProgram, made_programs, write_made, write_reject, written

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(found: Figures, programs: Sequence[MadeProgram]) -> None:
    """Hold figures against a plain look."""
    every = [sequence for made in programs for sequence in made.sequences]
    edits = [edit for sequence in every for edit in sequence.edits]
    texts = [text for made in programs for edits in made.texts for text in edits]
    assert (found.programs, found.rows) == (len(programs), len(every))
    assert found.sequences.counts == Counter(len(made.sequences) for made in programs)
    assert found.lines.counts == Counter(len(split_lines(made.program.text)) for made in programs)
    assert found.edits.counts == Counter(len(sequence.edits) for sequence in every)
    assert found.edit_lines.counts == Counter(map(len, edits))
    hunks = Counter(sum(line.startswith("@@") for line in text.split("\n")) for text in texts)
    assert found.hunks.counts == hunks
    assert found.single == sum(len(sequence.edits) == 1 for sequence in every)
    largest = [
        max(map(len, sequence.edits)) / sum(map(len, sequence.edits))
        for sequence in every
        if sequence.edits
    ]
    assert found.largest.counts == Counter(round(share, 4) for share in largest)
    check_cost(found, programs)


def check_cost(found: Figures, programs: Sequence[MadeProgram]) -> None:
    """Hold the costs against the texts."""
    assert list(found.costs) == ["characters", "bytes"]
    for unit, code in (("characters", "utf-32-le"), ("bytes", "utf-8")):
        scale = 4 if unit == "characters" else 1
        prompt = whole = written_out = 0
        for made in programs:
            for edits in made.texts:
                base = made.program.base
                asked = (made.program.instruction or "") + (f"\n<|state|>\n{base}" if base else "")
                prompt += len(asked.encode(code)) // scale
                whole += len(f"\n{made.program.text}".encode(code)) // scale if edits else 0
                text = "".join(f"\n<|diff|>{edit}" for edit in edits)
                written_out += len(text.encode(code)) // scale
        cost = found.costs[unit]
        assert (cost.prompt, cost.whole, cost.edits) == (prompt, whole, written_out)
        assert cost.ratio == (written_out / whole if whole else None)


@SLOW
@given(made_programs())
def test_figures_are_what_a_plain_look_gives(tmp_path: Path, programs: list[MadeProgram]) -> None:
    stats = read_stats([str(write_made(tmp_path / "rows.jsonl", programs))])
    check(stats.total, programs)
    languages = sorted({made.program.language for made in programs})
    assert list(stats.languages) == languages
    for language in languages:
        chosen = [made for made in programs if made.program.language == language]
        check(stats.languages[language], chosen)
    assert stats.cautions == ()


@SLOW
@given(made_programs())
def test_files_together_are_one_file(tmp_path: Path, programs: list[MadeProgram]) -> None:
    whole = read_stats([str(write_made(tmp_path / "rows.jsonl", programs))])
    names = [str(write_made(tmp_path / f"{n}.jsonl", [one])) for n, one in enumerate(programs)]
    assert read_stats(names) == whole
    assert document(read_stats(names[::-1]), "1")["total"] == document(whole, "1")["total"]


TWO_LINES = "a = 1\nb = 2\n"


def test_figures_by_hand(tmp_path: Path) -> None:
    made = written(
        "p", TWO_LINES, [[0], [1]], [[0, 1]], [[0], [1]], [[1], [0]], instruction="Do it"
    )
    found = read_stats([str(write_made(tmp_path / "rows.jsonl", [made]))]).total
    assert (found.records, found.programs, found.rows) == (1, 1, 4)
    assert (found.single, found.duplicates, found.reordered) == (1, 1, 1)
    assert found.edits.counts == {1: 1, 2: 3}
    # Of six pairs, three are of the one edit with another: each a bit apart, the most possible.
    assert found.distance.counts == found.distance_bits.counts == {0.5: 1}
    cost = found.costs["characters"]
    assert (cost.prompt, cost.whole) == (20, 4 * 13)
    header, plus = len("\n<|diff|>@@ -0,0 +1 @@\n"), len("+a = 1")
    assert cost.edits == 3 * 2 * (header + plus) + header + len(",2") + 2 * plus + 1
    assert cost.ratio_with_prompt == (20 + cost.edits) / (20 + 52)


def test_a_program_that_comes_again_counts_again(tmp_path: Path) -> None:
    made = [written("p", TWO_LINES, [[0], [1]])]
    found = read_stats([str(write_made(tmp_path / name, made)) for name in ("a", "b")]).total
    assert (found.programs, found.rows, found.duplicates) == (2, 2, 0)


def test_programs_that_are_not_whole_are_told(tmp_path: Path) -> None:
    made = [written(name, TWO_LINES, [[0], [1]], [[0, 1]]) for name in "pq"]
    rows = [row for program in made for row in program.rows]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join([rows[0], rows[2], rows[1], rows[3]]))
    stats = read_stats([str(file)])
    assert stats.total.programs == 4
    assert stats.cautions == (
        "2 programs without sequences that are numbered from 0 on, one after another: the file was "
        "sorted or cut, so programs and their diversity count only what stands together.",
    )


def test_rejects_are_those_beside_the_rows(tmp_path: Path) -> None:
    file = write_made(tmp_path / "rows.jsonl", [written("p", TWO_LINES, [[0], [1]])])
    write_reject(tmp_path / "rows.rejects.jsonl", "syntax", "too-long", "syntax")
    write_reject(tmp_path / "other.rejects.jsonl", "encoding")
    stats = read_stats([str(file)])
    assert stats.total.rejects == {"syntax": 2, "too-long": 1}
    assert (stats.total.records, stats.languages["python"].records) == (4, 4)


def test_rejects_alone_are_counted(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").touch()
    write_reject(tmp_path / "rows.rejects.jsonl", "unreadable", language=None)
    stats = read_stats([str(tmp_path / "rows.jsonl")])
    assert (stats.total.records, stats.total.rows) == (1, 0)
    assert list(stats.languages) == ["unknown"]
    shown = document(stats, "1")
    assert shown["total"]["edits"] is None
    assert shown["total"]["costs"]["bytes"]["ratio"] is None


def test_of_a_run_that_goes_on_there_is_what_is_done(tmp_path: Path) -> None:
    shards = tmp_path / "run" / "shards"
    shards.mkdir(parents=True)
    write_made(shards / "00000.jsonl", [written("p", TWO_LINES, [[0], [1]])])
    write_reject(shards / "00000.rejects.jsonl", "syntax")
    write_made(shards / ".00001.jsonl.part", [written("q", TWO_LINES, [[0], [1]])])
    manifest = tmp_path / "run" / "manifest.json"
    manifest.write_text(json.dumps({"status": "running"}))
    stats = read_stats([str(tmp_path / "run")])
    assert (stats.total.programs, stats.total.rejects) == (1, {"syntax": 1})
    assert stats.cautions == (
        f"The run in '{tmp_path / 'run'}' is running, not complete: the figures are of the shards "
        "that are there.",
        "How often a linter was asked is known of 0 of 1 program: of the others no mark of a "
        "shard tells.",
    )
    write_reject(tmp_path / "run" / "rejects.jsonl", "syntax", "nesting")
    assert read_stats([str(tmp_path / "run")]).total.rejects == {"nesting": 1, "syntax": 1}
    manifest.write_text("{}")
    with pytest.raises(UsageError, match=r"manifest.json' is damaged: it is not what lintseq"):
        read_stats([str(tmp_path / "run")])


def write_shard(run: Path, number: int, language: str, mark: ShardMark | None) -> None:
    """Write a shard with one program, and its mark, if there is one."""
    (run / "shards").mkdir(parents=True, exist_ok=True)
    program = written(f"p{number}", TWO_LINES, [[0], [1]], language=language)
    write_made(run / "shards" / f"{number:05d}.jsonl", [program])
    if mark is not None:
        text = f"{mark.encode()}\n"
        (run / "shards" / f"{number:05d}.done").write_text(text, "utf-8")
    (run / "manifest.json").write_text(json.dumps({"status": "complete"}))


def mark_of(language: str, lints: int) -> ShardMark:
    return ShardMark(1, 1, 0, WorkCounts({language: Work(1, 1, 2, lints)}))


def test_work_is_what_marks_tell_by_language(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for run, number, language, lints in (
        *((one, 0, "go", 3), (one, 1, "python", 5)),
        (other, 0, "go", 10),
    ):
        write_shard(run, number, language, mark_of(language, lints))
    stats = read_stats([str(one), str(other)])
    assert stats.languages["go"].work == Work(2, 2, 4, 13)
    assert stats.languages["python"].work == Work(1, 1, 2, 5)
    assert stats.total.work == Work(3, 3, 6, 18)
    assert stats.cautions == ()
    shown = document(stats, "1")["languages"]["go"]["work"]
    assert shown == {
        "programs": 2,
        "rows": 2,
        "edits": 4,
        "lints": 13,
        "lints_a_program": 6.5,
        "lints_a_sequence": 6.5,
        "lints_an_edit": 3.25,
    }


def test_work_that_is_known_of_a_part_is_told_of_that_part(tmp_path: Path) -> None:
    run = tmp_path / "run"
    write_shard(run, 0, "go", mark_of("go", 3))
    write_shard(run, 1, "go", ShardMark(1, 1, 0, None))
    write_shard(run, 2, "go", None)
    # What is left of a shard that is gone says nothing of what is there.
    write_shard(run, 3, "go", mark_of("go", 900))
    (run / "shards" / "00003.jsonl").unlink()
    write_shard(run, 4, "go", mark_of("go", 900))
    (run / "shards" / "00004.done").write_text("{")
    plain = write_made(tmp_path / "rows.jsonl", [written("q", TWO_LINES, [[0, 1]])])
    stats = read_stats([str(run), str(plain)])
    assert stats.total.work == Work(1, 1, 2, 3)
    assert stats.cautions == (
        "How often a linter was asked is known of 1 of 5 programs: of the others no mark of a "
        "shard tells.",
    )
    assert document(stats, "1")["languages"]["python"]["work"] is None


def test_of_plain_files_nobody_knows_the_work(tmp_path: Path) -> None:
    plain = write_made(tmp_path / "rows.jsonl", [written("q", TWO_LINES, [[0, 1]])])
    stats = read_stats([str(plain)])
    assert (stats.total.work, stats.cautions) == (Work(), ())
