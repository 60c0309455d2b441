"""The plain session, against an even plainer reading of what a new error is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.errors import LinterFailed, ProgramRejected, UsageError
from lintseq.core.lines import split_lines
from lintseq.core.linter import Linter, LintOptions, Tier
from lintseq.core.naive_session import NaiveSession, diagnose

Rule = Callable[[str], Sequence[Diagnostic]]
LAW = settings(deadline=None, max_examples=40)


class Toy(Linter):
    """Says what its rule says, and keeps the texts that it was asked about."""

    name = "toy"
    summary = "a rule"
    languages = frozenset({"toy"})
    levels: ClassVar[Levels] = {
        "default": Level("errors", frozenset({"E*"})),
        "strict": Level("all", frozenset({"*"})),
    }

    def __init__(self, rule: Rule, tier: Tier = "semantic") -> None:
        self.tier = tier  # type: ignore[misc]
        self.rule = rule
        self.linted: list[str] = []

    def version(self) -> str:
        return "1"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        self.linted.append(text)
        return self.rule(text)


def error(line: int | None, key: str = "E1", cause: int | None = None) -> Diagnostic:
    return Diagnostic(line, key, "wrong", "error", key, cause)


def undefined_names(text: str) -> list[Diagnostic]:
    """``a = b c`` makes a name and uses two, which lines before it must have made."""
    made: set[str] = set()
    found = []
    for number, line in enumerate(split_lines(text), start=1):
        name, _, used = line.partition("=")
        found += [error(number, f"E:{word}") for word in used.split() if word not in made]
        made.add(name.strip())
    return found


def wrong_first_line(text: str) -> list[Diagnostic]:
    return [Diagnostic(1, "syntax", "wrong", "error", "syntax", syntax=True, column=3)]


def complaints(change: Change, present: Sequence[int]) -> set[tuple[int, str]]:
    found = undefined_names(change.text(present))
    return {(present[(diagnostic.line or 0) - 1], diagnostic.key) for diagnostic in found}


NAMES = st.sampled_from("abc")
LINES = st.builds(lambda made, used: f"{made} = {' '.join(used)}\n", NAMES, st.lists(NAMES))
TEXTS = st.lists(LINES, max_size=6).map("".join)
CHANGES = st.builds(Change.between, TEXTS, TEXTS)


@LAW
@given(CHANGES, st.booleans(), st.data())
def test_verdicts_are_those_of_the_definition(
    change: Change, forgive: bool, data: st.DataObject
) -> None:
    session = NaiveSession(Toy(undefined_names), change, LintOptions(forgive_baseline=forgive))
    ends = complaints(change, change.target_rows) | complaints(change, change.base_rows)
    assert session.baseline == (ends if forgive else set())
    present = set(change.target_rows)
    for _ in range(4):
        flips = st.sets(st.sampled_from(change.differing_rows))
        switched = data.draw(flips) if change.differing_rows else set()
        verdict = session.update(sorted(switched & present), sorted(switched - present))
        present ^= switched
        new = complaints(change, sorted(present)) - session.baseline
        assert verdict == sorted({row for row, _ in new})


def test_reset_goes_to_the_target() -> None:
    linter = Toy(undefined_names)
    session = NaiveSession(linter, Change.creation("a =\nb = a\nc =\n"), LintOptions())
    assert session.update([0]) == [1]
    session.reset()
    assert session.update([2]) == []
    assert linter.linted[-1] == "a =\nb = a\n"


def test_the_empty_state_is_not_linted() -> None:
    linter = Toy(lambda text: [error(None)])
    session = NaiveSession(linter, Change.creation("a\nb\n"), LintOptions())
    assert session.update([0, 1]) == []
    assert "" not in linter.linted


@pytest.mark.parametrize("line", [None, 0, -1, 5, 99])
def test_errors_without_a_place_sit_on_the_last_line_that_shows_something(
    line: int | None,
) -> None:
    change = Change.creation("a\nb\n\nc\n")
    session = NaiveSession(Toy(lambda text: [error(line)]), change, LintOptions())
    # In the target that error sits on row 3, so it is forgiven there and nowhere else.
    assert session.baseline == {(3, "E1")}
    assert session.update([3, 1]) == [0]
    assert session.update([], [3]) == []


def test_kept_rows_are_blamed_like_others() -> None:
    session = NaiveSession(
        Toy(lambda text: [error(1)] if "b" not in text else []),
        Change.between("k\nb\n", "k\nx\nb\n"),
        LintOptions(),
    )
    assert session.update([2]) == [0]


@pytest.mark.parametrize(
    ("base", "target", "present", "new"),
    [
        ("", "a = x\n\n", [0], []),  # the target has it at that row
        ("", "b =\na = b\nc = b\n", [1, 2], [1, 2]),  # neither end has it
        ("a = x\n", "x =\na = x\n", [1], []),  # the base has it
        ("a = x\n", "x =\na = x\nb = x\n", [1, 2], [2]),  # the base has it, at another row
        ("a = x\n", "x =\ny =\na = x y\n", [0, 1], []),  # a deleted row may use what is not there
        ("", "y =\na = x y\n", [1], [1]),  # the target has another key at that row
    ],
)
def test_errors_of_the_ends_are_forgiven_by_row_and_key(
    base: str, target: str, present: list[int], new: list[int]
) -> None:
    change = Change.between(base, target)
    session = NaiveSession(Toy(undefined_names), change, LintOptions())
    assert session.judge(present) == new


def test_nothing_is_forgiven_unless_asked() -> None:
    change = Change.creation("a = x\nb = y\n")
    options = LintOptions(forgive_baseline=False)
    assert NaiveSession(Toy(undefined_names), change, options).update([1]) == [0]


@pytest.mark.parametrize(("attribution", "row"), [("cause", 0), ("reported", 1)])
def test_attribution_is_chosen(attribution: str, row: int) -> None:
    options = LintOptions(attribution="cause" if attribution == "cause" else "reported")
    linter = Toy(lambda text: [error(2, cause=1)] if "c" not in text else [])
    session = NaiveSession(linter, Change.creation("a\nb\nc\n"), options)
    assert session.update([2]) == [row]


@pytest.mark.parametrize("tier", ["semantic", "compiler"])
def test_a_target_that_does_not_parse_is_refused(tier: Tier) -> None:
    with pytest.raises(ProgramRejected) as caught:
        Toy(wrong_first_line, tier).session(Change.creation("a\n"), LintOptions())
    assert (caught.value.reason, caught.value.line, caught.value.column) == ("syntax", 1, 3)


def test_a_grammar_forgives_what_does_not_parse() -> None:
    linter = Toy(wrong_first_line, "grammar")
    session = linter.session(Change.creation("a\nb\n"), LintOptions())
    assert session.baseline == {(0, "syntax")}
    assert session.update([1]) == []


def test_only_the_target_must_parse() -> None:
    linter = Toy(lambda text: wrong_first_line(text) if "old" in text else [])
    session = linter.session(Change.between("old\nb\n", "new\nb\n"), LintOptions())
    assert session.baseline == {(0, "syntax")}


def test_a_syntax_error_is_an_error_at_every_level() -> None:
    linter = Toy(lambda text: wrong_first_line(text) if "b" not in text else [])
    session = linter.session(Change.creation("a\nb\n"), LintOptions(level="default"))
    assert session.update([1]) == [0]


@pytest.mark.parametrize(("level", "new"), [("default", []), ("strict", [0])])
def test_the_level_says_what_an_error_is(level: str, new: list[int]) -> None:
    warning = Diagnostic(1, "W1", "odd", "warning", "W1")
    linter = Toy(lambda text: [warning] if "b" not in text else [])
    assert linter.session(Change.creation("a\nb\n"), LintOptions(level)).update([1]) == new


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(UsageError, match=r"'toy' has no level 'strickt': did you mean 'strict'\?$"):
        Toy(undefined_names).session(Change.creation("a = b\n"), LintOptions("strickt"))


def test_whatever_a_linter_raises_is_its_failure() -> None:
    linter = Toy(lambda text: [error(1 // text.count("never there"))])
    words = "the linter 'toy' failed: ZeroDivisionError: "
    with pytest.raises(LinterFailed, match=words):
        diagnose(linter, "a\n")
    with pytest.raises(LinterFailed, match=words):
        linter.session(Change.creation("a\n"), LintOptions())


@pytest.mark.parametrize("error", [ProgramRejected("nesting", "too deep"), LinterFailed("broke")])
def test_what_a_linter_may_raise_comes_through(error: Exception) -> None:
    def rule(text: str) -> Sequence[Diagnostic]:
        raise error

    with pytest.raises(type(error)) as caught:
        diagnose(Toy(rule), "a\n")
    assert caught.value is error


def test_a_linter_that_fails_is_never_clean() -> None:
    def crash_without_b(text: str) -> Sequence[Diagnostic]:
        if "b" in text:
            return []
        raise LinterFailed("The toy broke.")

    with pytest.raises(LinterFailed):
        Toy(crash_without_b).session(Change.creation("a\n"), LintOptions())
    session = Toy(crash_without_b).session(Change.creation("a\nb\n"), LintOptions())
    with pytest.raises(LinterFailed):
        session.update([1])


def test_a_program_is_judged_by_the_linter_for_it() -> None:
    class Settling(Toy):
        def for_program(self, change: Change) -> Linter:
            return self if change.target.startswith("file") else Toy(lambda text: [])

    linter = Settling(lambda text: [error(1)])
    options = LintOptions(forgive_baseline=False)
    for text, wrong in (("file\na\n", [0]), ("a\nfile\n", [])):
        assert linter.session(Change.creation(text), options).update([1]) == wrong
