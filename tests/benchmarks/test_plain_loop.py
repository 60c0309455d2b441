from __future__ import annotations

from collections.abc import Collection, Sequence

import click
import pytest

from benchmarks.contenders import Draw, Failure, LintseqPreset
from benchmarks.engine import plain_loop
from benchmarks.engine.made_programs import made
from benchmarks.engine.plain_loop import PlainLoop, check_same, plain
from benchmarks.visits import Visit
from lintseq.core.change import Change
from lintseq.core.linter import Finding, Linter, LintOptions, LintSession
from lintseq.core.program import Program

PROGRAM = made("plain", 30)
FOR_EVER = 1e9


class Careless:
    """A session that finds nothing."""

    baseline: Collection[Finding] = ()

    def reset(self) -> None:
        pass

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        return ()


def careless(linter: Linter, change: Change, options: LintOptions) -> LintSession:
    return Careless()


def visit(fast: Draw | Failure, slow: Draw | Failure) -> Visit:
    return Visit("15", PROGRAM, 0.001, {"paper": fast, plain("paper"): slow})


@pytest.mark.parametrize("preset", ["default", "paper", "fine"])
@pytest.mark.parametrize("limit", [0, FOR_EVER])
def test_the_loop_draws_what_the_preset_draws(preset: str, limit: float) -> None:
    fast = LintseqPreset(preset, 2).draw(PROGRAM, 3)
    slow = PlainLoop(preset, 2, limit, states=5).draw(PROGRAM, 3)
    assert isinstance(fast, Draw)
    assert isinstance(slow, Draw)
    assert (slow.drawn, slow.sizes, slow.lints) == (fast.drawn, fast.sizes, fast.lints)
    assert slow.estimated == (limit == 0)
    assert slow.seconds > slow.prepared > 0


def test_other_visits_draw_otherwise() -> None:
    first, second = (LintseqPreset("paper", 2).draw(PROGRAM, number) for number in (0, 1))
    assert isinstance(first, Draw)
    assert isinstance(second, Draw)
    assert first.drawn != second.drawn


def test_a_wrong_verdict_on_a_state_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_loop, "offered", careless)
    with pytest.raises(click.ClickException, match="finds errors at"):
        PlainLoop("paper", 1, limit=0, states=20).draw(PROGRAM, 0)


def test_other_sequences_are_seen() -> None:
    fast = LintseqPreset("paper", 1, sessions=careless).draw(PROGRAM, 0)
    slow = PlainLoop("paper", 1, FOR_EVER, states=1).draw(PROGRAM, 0)
    with pytest.raises(click.ClickException, match="draw otherwise by 'paper'"):
        check_same([visit(fast, slow)], ["paper"])


def test_a_failure_of_one_alone_is_seen() -> None:
    check_same([visit(Failure("syntax"), Failure("syntax"))], ["paper"])
    with pytest.raises(click.ClickException, match="syntax"):
        check_same([visit(Failure("syntax"), Draw(1.0, 1, [[1]]))], ["paper"])


def test_who_was_not_asked_is_not_compared() -> None:
    check_same([Visit("15", PROGRAM, 0.001, {"paper": Draw(1.0, 1, [[1]])})], ["paper"])


def test_a_program_that_does_not_parse_is_a_failure() -> None:
    broken = Program("def broken(:\n", "python", id="broken")
    assert PlainLoop("default", 1, 0, 1).draw(broken, 0) == Failure("syntax")
