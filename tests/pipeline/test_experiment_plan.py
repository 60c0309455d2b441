"""Plans: what needs what, and which change makes which step run anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.stage import GoingOn, Step, literal, places
from lintseq.pipeline.experiment.fingerprints import content_fingerprint
from lintseq.pipeline.experiment.folder import WorkFolder
from lintseq.pipeline.experiment.plan import make_plan
from lintseq.pipeline.experiment.run import shown_command


def step(name: str, *needs: str, extra: str = "", inputs: Sequence[str] = ()) -> Step:
    command = ["make", extra, *(f"{{{need}}}" for need in needs), *inputs, "-o", "{}"]
    return Step(name, command, tuple(inputs), ".jsonl")


LINE = (step("a"), step("b", "a"), step("c", "a"), step("d", "b", "c"), step("e"))
DEPENDENTS = {"a": "abcd", "b": "bd", "c": "cd", "d": "d", "e": "e"}


@pytest.mark.parametrize("changed", DEPENDENTS)
def test_a_change_concerns_what_depends_on_it(changed: str) -> None:
    before = make_plan(LINE).fingerprints
    extras = {changed: "--x"}
    steps = [step(one.name, *one.needs, extra=extras.get(one.name, "")) for one in LINE]
    after = make_plan(steps).fingerprints
    assert "".join(name for name in before if before[name] != after[name]) == DEPENDENTS[changed]


def test_the_order_of_the_steps_matters_not() -> None:
    assert make_plan(LINE[::-1]).fingerprints == make_plan(LINE).fingerprints


def test_versions_count() -> None:
    plain = make_plan([step("a")]).fingerprints["a"]
    assert make_plan([replace(step("a"), versions={"tool": "1"})]).fingerprints["a"] != plain


def test_the_content_of_inputs_counts_and_their_place_does_not(tmp_path: Path) -> None:
    def fingerprint(folder: str, text: str) -> str:
        path = tmp_path / folder
        path.mkdir(exist_ok=True)
        (path / "rows.jsonl").write_text(text)
        return make_plan([step("a", inputs=[str(path / "rows.jsonl")])]).fingerprints["a"]

    first = fingerprint("here", "1")
    assert fingerprint("there", "1") == first
    assert fingerprint("here", "2") != first


def test_the_content_of_folders_counts(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a").write_text("1")
    first = content_fingerprint(tmp_path)
    (tmp_path / "sub" / "a").rename(tmp_path / "sub" / "b")
    second = content_fingerprint(tmp_path)
    (tmp_path / "sub" / "b").write_text("2")
    assert len({first, second, content_fingerprint(tmp_path)}) == 3


def test_inputs_are_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Cannot read"):
        make_plan([step("a", inputs=[str(tmp_path / "none")])])


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], "no steps"),
        ([step("a"), step("a")], "Two steps are called 'a'"),
        ([step("a", "bb"), step("b")], "which no section makes: did you mean"),
        ([step("a", "b"), step("b", "a")], "in a circle"),
        ([step("a", "a")], "in a circle"),
        ([step("a.b")], "'a.b' is no name"),
        ([step("../a")], "'../a' is no name"),
        ([step("steps")], "the work folder has one"),
    ],
)
def test_plans_that_are_none(steps: Sequence[Step], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        make_plan(steps)


def test_results_are_what_nothing_else_needs() -> None:
    assert [one.name for one in make_plan(LINE).results()] == ["d", "e"]


def test_paths_stand_for_names() -> None:
    plan = make_plan([Step("a", ["make", "{}/x"]), step("b", "a", extra=literal("{a} {} {{"))])
    assert plan.arguments(plan.steps["a"]) == ["make", "a/x"]
    assert plan.arguments(plan.steps["b"]) == ["make", "{a} {} {{", "a", "-o", "b.jsonl"]
    shown = "cd 'a folder' && lintseq make '{a} {} {{' a -o b.jsonl"
    assert shown_command(plan, plan.steps["b"], Path("a folder")) == shown


@given(st.text("{}ab", max_size=12))
def test_literal_texts_stay_as_they_are(text: str) -> None:
    one = Step("s", [literal(text)])
    assert places(literal(text)) == []
    assert one.needs == ()
    assert one.arguments(lambda name: "path") == [text]


@pytest.mark.parametrize(
    ("resumes", "fingerprint", "kept"), [(True, "1", True), (True, "2", False), (False, "1", False)]
)
def test_only_what_can_be_gone_on_with_is_kept(
    resumes: bool, fingerprint: str, kept: bool, tmp_path: Path
) -> None:
    one = Step("a", ["make", *(["--resume"] if resumes else [])], ending=".jsonl")
    folder = WorkFolder(tmp_path / "work")
    folder.make()
    folder.begin(one, "1")
    for name in ("a.jsonl", ".a.jsonl.part", "a.jsonl.rejects", "ab.jsonl", "b.a"):
        (folder.path / name).write_text("half")
    (folder.path / "a").mkdir()
    (folder.path / "a" / "model").write_text("half")
    others = {"ab.jsonl", "b.a", ".lock", "steps", "logs"}
    everything = {path.name for path in folder.path.iterdir()}
    assert folder.begin(one, fingerprint) == one
    left = {path.name for path in folder.path.iterdir()}
    assert left == (everything if kept else others)


@pytest.mark.parametrize(
    ("sign", "fingerprint", "kept"), [(True, "1", True), (True, "2", False), (False, "1", False)]
)
def test_another_command_goes_on_where_its_sign_is(
    sign: bool, fingerprint: str, kept: bool, tmp_path: Path
) -> None:
    one = Step("a", ["make", "{}", "--new"], going_on=GoingOn(["mend", "{}"], sign="there"))
    folder = WorkFolder(tmp_path / "work")
    folder.make()
    assert folder.begin(one, "1") == one
    (folder.path / "a").mkdir()
    (folder.path / "a" / ("there" if sign else "half")).touch()
    now = folder.begin(one, fingerprint)
    assert now.arguments(str) == (["mend", "a"] if kept else ["make", "a", "--new"])
    assert (folder.path / "a").exists() == kept


def test_a_mark_holds_while_its_output_is_there(tmp_path: Path) -> None:
    one = Step("a", ["make"], ending=".jsonl")
    folder = WorkFolder(tmp_path / "work")
    folder.make()
    folder.begin(one, "1")
    output = folder.path / "a.jsonl"
    output.write_text("whole")
    assert folder.seconds(one, "1") is None
    folder.mark_done(one, "1", 1.5)
    assert folder.seconds(one, "1") == 1.5
    assert folder.seconds(one, "2") is None
    output.unlink()
    assert folder.seconds(one, "1") is None
    output.write_text("whole")
    folder.begin(one, "2")
    assert folder.seconds(one, "1") is None
