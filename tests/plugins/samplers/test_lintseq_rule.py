"""The `lintseq` sampler in all presets, against its documented rule done slowly and plainly.

The toy language has indented blocks under headers that end in a colon, names that must be defined
before they are used, and comments.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lintseq.core import laws
from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.lines import split_lines
from lintseq.core.random_source import below, random_source
from lintseq.plugins.samplers.lintseq.sampler import LintSeq
from lintseq.testing.stand_ins import UndefinedWords

LAW = settings(deadline=None, max_examples=40)
Companions = Callable[[int], Iterable[int]]


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


class BlockLinter(UndefinedWords):
    """Undefined words, and headers without a body, which it reports on the line after."""

    def lint(self, text: str) -> Sequence[Diagnostic]:
        lines = split_lines(text)
        found = [*super().lint(text.replace(":", ""))]
        for number, line in enumerate(lines, start=1):
            bodies = lines[number : number + 1]
            if line.rstrip().endswith(":") and not any(
                indent_of(body) > indent_of(line) for body in bodies
            ):
                key = f"no body: {line.strip()}"
                after = number + 1 if bodies else None
                found.append(Diagnostic(after, "undefined", key, "error", key, cause=number))
        return found


class Blocks:
    """The deeper lines after a header belong to it."""

    def __init__(self, change: Change) -> None:
        self.lines = [row.text for row in change.rows]

    def companions(self, row: int) -> Sequence[int]:
        end = row + 1
        if self.lines[row].rstrip().endswith(":"):
            while end < len(self.lines) and indent_of(self.lines[end]) > indent_of(self.lines[row]):
                end += 1
        return range(row + 1, end)

    def is_trivia(self, row: int) -> bool:
        return self.lines[row].strip()[:1] in ("", "#")


@st.composite
def block_programs(draw: st.DrawFn) -> str:
    """Programs of which some have errors of their own."""
    lines, depth = [], 0
    for _ in range(draw(st.integers(1, 9))):
        words = draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=3))
        kind = draw(st.sampled_from(["plain", "plain", "header", "comment", "blank"]))
        depth = draw(st.integers(0, depth))
        text = {"comment": f"# {words[0]}", "blank": ""}.get(kind, " ".join(words))
        lines.append("  " * depth * (kind != "blank") + text + ":" * (kind == "header"))
        depth += kind == "header"
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"]))


def plain_judge(
    change: Change, attribution: str, forgive: bool
) -> Callable[[Iterable[int]], set[int]]:
    """The rows with new errors of the state in which some rows are present."""

    def errors(present: list[int]) -> set[tuple[int, str]]:
        found = set()
        for diagnostic in BlockLinter().lint(change.text(present)) if present else []:
            line = diagnostic.cause if attribution == "cause" else None
            line = line or diagnostic.line
            showing = [row for row in present if change.rows[row].text.strip()]
            row = present[line - 1] if line else (showing or present)[-1]
            found.add((row, diagnostic.key))
        return found

    forgiven = errors(list(change.target_rows)) if forgive else set()
    return lambda present: {row for row, _ in errors(sorted(present)) - forgiven}


def closed(rows: Iterable[int], companions: Companions, there: set[int]) -> set[int]:
    found = set(rows)
    while more := {other for row in found for other in companions(row)} & there - found:
        found |= more
    return found


def plain_step(
    first: int,
    there: set[int],
    companions: Companions,
    judge: Callable[[Iterable[int]], set[int]],
) -> set[int]:
    """What leaves with ``first``: its companions, then whatever has new errors."""
    gone = closed({first}, companions, there)
    while errors := judge(there - gone):
        gone |= closed(errors, companions, there)
    return gone


@dataclass(frozen=True)
class Rule:
    """A line of the table of presets."""

    candidates: int
    weigh: str
    companions: str
    attribution: str
    forgive: bool


RULES = {
    "paper": Rule(1, "step", "none", "reported", True),
    "default": Rule(2, "companions", "structure", "cause", True),
    "fine": Rule(4, "step", "structure", "cause", True),
}


def plain_run(rule: Rule, change: Change, rng: random.Random) -> list[set[int]]:
    """The steps back, in the order of leaving."""
    blocks = Blocks(change)
    companions = blocks.companions if rule.companions == "structure" else lambda row: ()
    judge = plain_judge(change, rule.attribution, rule.forgive)
    order = list(range(len(change.rows)))
    steps: list[set[int]] = []
    while order:
        count = min(rule.candidates, len(order))
        for index in range(count):
            other = index + below(rng, len(order) - index)
            order[index], order[other] = order[other], order[index]
        drawn, there = order[:count], {*order}
        if rule.weigh == "companions":
            drawn = [min(drawn, key=lambda row: len(closed({row}, companions, there)))]
        steps.append(min((plain_step(row, there, companions, judge) for row in drawn), key=len))
        for row in sorted(steps[-1]):
            order[order.index(row)] = order[-1]
            del order[-1]
    return steps


def plain_released_run(change: Change, rng: random.Random) -> list[set[int]]:
    """Drawn by depth among lines of code; deeper lines leave along; the rest comes last."""
    lines = [row.text.removesuffix("\n") for row in change.rows]
    depths: list[int] = []
    for line in lines:
        inherits = len(line.lstrip()) <= 1
        depths.append((depths or [0])[-1] if inherits else indent_of(line))
    unit = next((depth for depth in depths if depth), 1)
    code = [row for row, line in enumerate(lines) if line.strip()[:1] not in ("", "#")]

    def companions(row: int) -> Iterable[int]:
        for other in range(row + 1, len(lines)):
            if depths[other] <= depths[row]:
                return
            yield other

    judge = plain_judge(change, "cause", forgive=False)
    there = set(range(len(lines)))
    steps: list[set[int]] = []
    while drawable := [row for row in code if row in there]:
        weights = [Fraction(depths[row] or unit, unit) for row in drawable]
        mass = Fraction(rng.random()) * sum(weights)
        first = next(row for at, row in enumerate(drawable) if sum(weights[: at + 1]) > mass)
        steps.append(plain_step(first, there, companions, judge))
        there -= steps[-1]
    return [*steps, there] if there else steps


def drawn_edits(sampler: LintSeq, change: Change, path: int) -> tuple[tuple[int, ...], ...]:
    session = BlockLinter().session(change, sampler.lint_options())
    return sampler.sample(change, session, Blocks(change), random_source(0, "rule", path)).edits


def as_edits(steps: list[set[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(sorted(step)) for step in reversed(steps))


@pytest.mark.parametrize("preset", RULES)
def test_sequences_are_those_of_the_rule(preset: str) -> None:
    @LAW
    @given(block_programs(), st.integers(0, 99))
    def law(program: str, path: int) -> None:
        change = Change.creation(program)
        steps = plain_run(RULES[preset], change, random_source(0, "rule", path))
        assert drawn_edits(LintSeq(preset), change, path) == as_edits(steps)

    law()


@LAW
@given(block_programs(), st.integers(0, 99))
def test_released_sequences_are_those_of_the_released_code(program: str, path: int) -> None:
    change = Change.creation(program)
    steps = plain_released_run(change, random_source(0, "rule", path))
    assert drawn_edits(LintSeq("released"), change, path) == as_edits(steps)


@LAW
@given(
    block_programs(),
    st.integers(1, 5),
    st.sampled_from(["step", "companions"]),
    st.sampled_from(["none", "structure"]),
    st.sampled_from(["cause", "reported"]),
    st.booleans(),
)
def test_each_option_does_its_part(
    program: str, candidates: int, weigh: str, companions: str, attribution: str, forgive: bool
) -> None:
    change = Change.creation(program)
    assume(change.rows)
    rule = Rule(candidates, weigh, companions, attribution, forgive)
    steps = plain_run(rule, change, random_source(0, "rule", 0))
    assert drawn_edits(LintSeq("paper", vars(rule)), change, 0) == as_edits(steps)


@pytest.mark.parametrize("preset", LintSeq.presets)
def test_no_state_has_a_new_error(preset: str) -> None:
    sampler = LintSeq(preset)

    @LAW
    @given(st.just("") | block_programs(), block_programs(), st.integers(0, 9))
    def law(base: str, target: str, path: int) -> None:
        change = Change.between(base, target)
        assume(change.differing_rows)
        session = BlockLinter().session(change, sampler.lint_options())
        rng = random_source(0, "clean", path)
        sequence = sampler.sample(change, session, Blocks(change), rng)
        assert [*laws.partition(sequence)] == []
        assert [*laws.clean(sequence, BlockLinter(), sampler.lint_options())] == []

    law()


def test_headers_leave_with_their_bodies_by_default() -> None:
    change = Change.creation("a:\n  b\n  c\nd\n")
    for path in range(20):
        edits = drawn_edits(LintSeq(), change, path)
        header = next(edit for edit in edits if 0 in edit)
        later = edits[edits.index(header) + 1 :]
        # With the header comes all of its body that had not left before it.
        assert {1, 2} == {*header, *(row for edit in later for row in edit)} & {1, 2}


@pytest.mark.parametrize(
    ("preset", "last_edits"),
    [
        # Row 1 is drawn: the linter reports ``c``, and without ``c`` the end, which is ``a:``.
        ("paper", {(0,), (2,), (0, 1, 2)}),
        # Row 1 is drawn: its header is the cause.
        ("default", {(0, 1), (2,)}),
    ],
)
def test_presets_blame_the_line_reported_or_the_cause(
    preset: str, last_edits: set[tuple[int, ...]]
) -> None:
    change = Change.creation("a:\n  b\nc\n")
    drawn = {drawn_edits(LintSeq(preset), change, path)[-1] for path in range(40)}
    assert drawn == last_edits
