"""The campaign over sessions: it finds what is wrong, and makes a small case of it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from tests.full_data.session_campaign import command
from tests.full_data.session_campaign.campaign import Plan, run
from tests.full_data.session_campaign.case import disagreement
from tests.full_data.session_campaign.case_file import read_cases
from tests.full_data.session_campaign.draw import Draw
from tests.full_data.session_campaign.nasty.grammar import fragments
from tests.full_data.session_campaign.nasty.heights import by_kind
from tests.full_data.session_campaign.nasty.programs import nasty_program
from tests.full_data.session_campaign.page import told
from tests.full_data.session_campaign.parsing import compiles, tree_of
from tests.full_data.session_campaign.real_programs import shelf
from tests.full_data.session_campaign.stall import Stalled, within
from tests.full_data.session_campaign.subjects import SUBJECTS
from tests.full_data.session_campaign.tally import Tally
from tests.full_data.session_campaign.trial import Found, Trial
from tests.full_data.session_campaign.walks import WALKS

PYFLAKES = Pyflakes()
DATA = Path(__file__).parent / "data"
"""Real programs that stay as they are; those of the repository change with every commit."""


def agreed(tally: Tally) -> None:
    assert not tally.found, "\n".join(map(told, tally.found))


def test_sessions_agree() -> None:
    agreed(run(Plan(seed=0, data=DATA, trials=60), PYFLAKES.session))


@pytest.mark.campaign
def test_sessions_agree_for_a_minute() -> None:
    tally = run(Plan(seed=1, data=DATA, trials=300), PYFLAKES.session)
    agreed(tally)
    gone_through = +tally.states
    assert {subject for subject, _ in gone_through} == set(SUBJECTS)
    assert {walk for _, walk in gone_through} == set(WALKS)
    assert tally.refusals > 0


class ForgetsAnError(NaiveSession):
    """Says nothing of lines with ``del`` while there is a ``global`` anywhere."""

    def judge(self, present: Sequence[int]) -> list[int]:
        rows = super().judge(present)
        if "global" not in self._change.text(present):
            return rows
        return [row for row in rows if "del" not in self._change.rows[row].text]


class ForgetsWhatComesBack(NaiveSession):
    """Puts back the first of some rows only."""

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        return super().update(remove, restore[:1])


class ForgetsToReset(NaiveSession):
    """Stays where it is."""

    def reset(self) -> None:
        pass


class Crashes(NaiveSession):
    """Falls over where a class is gone."""

    def judge(self, present: Sequence[int]) -> list[int]:
        if "class" in self._change.target and "class" not in self._change.text(present):
            raise KeyError("class")
        return super().judge(present)


class ForgivesTooMuch(NaiveSession):
    """Forgives what nobody asked it to."""

    def __init__(self, linter: Pyflakes, change: Change, options: LintOptions) -> None:
        super().__init__(linter, change, options)
        if "try" in change.target:
            self.baseline = self.baseline | {(0, "an error")}


class IsBlindToDeletedRows(NaiveSession):
    """Knows only the rows of the target."""

    def judge(self, present: Sequence[int]) -> list[int]:
        return [row for row in super().judge(present) if row in self._change.target_rows]


def refuse_elsewhere(change: Change, options: LintOptions) -> LintSession:
    """A session that refuses programs on their first line."""
    try:
        return NaiveSession(PYFLAKES, change, options)
    except ProgramRejected as refused:
        raise ProgramRejected(refused.reason, refused.message, line=1) from refused


Start = Callable[[Change, LintOptions], LintSession]
WRONG: dict[type[NaiveSession], tuple[int, int]] = {
    ForgetsAnError: (5, 1),
    ForgetsWhatComesBack: (5, 2),
    ForgetsToReset: (2, 3),
    Crashes: (2, 1),
    ForgivesTooMuch: (5, 0),
    IsBlindToDeletedRows: (2, 1),
}
"""The rows and the steps that are enough to show what is wrong."""


@pytest.mark.parametrize(
    "kind",
    [ForgetsAnError, *(pytest.param(kind, marks=pytest.mark.campaign) for kind in [*WRONG][1:])],
)
def test_what_is_wrong_is_found_and_made_small(kind: type[NaiveSession], tmp_path: Path) -> None:
    def start(change: Change, options: LintOptions) -> LintSession:
        return kind(PYFLAKES, change, options)

    found = first_found(start, tmp_path)
    rows, steps = WRONG[kind]
    assert len(found.case.change.rows) <= rows
    assert len(found.case.steps) <= steps


@pytest.mark.campaign
def test_a_refusal_at_another_line_is_found(tmp_path: Path) -> None:
    assert len(first_found(refuse_elsewhere, tmp_path).case.change.rows) <= 2


def first_found(start: Start, folder: Path) -> Found:
    """The first disagreement, after it was seen to be one, and to be written as it is."""
    found = run(Plan(seed=11, data=DATA, trials=100, most=1), start).found[0]
    assert disagreement(start, found.case) is not None
    assert disagreement(PYFLAKES.session, found.case) is None
    assert Trial(shelf(DATA), found.seed, found.number).run(start).found is not None
    assert read_back(found, folder) == found.case
    return found


def read_back(found: Found, folder: Path) -> object:
    path = folder / "found.yml"
    path.write_text(told(found), "utf-8")
    (named,) = read_cases(path)
    assert named.name == f"trial {found.number} of the seed {found.seed}"
    return named.case


def test_the_number_of_processes_makes_no_difference() -> None:
    one = run(Plan(seed=3, data=DATA, trials=12), PYFLAKES.session)
    two = run(Plan(seed=3, data=DATA, trials=12, workers=2), PYFLAKES.session)
    assert one.states == two.states
    assert (one.verdicts, one.sessions, one.refusals) == (two.verdicts, two.sessions, two.refusals)


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    assert command.main(["--trials", "5", "--seed", "4", "--log", str(page)]) == 0
    assert "0 disagreements" in capsys.readouterr().out
    written = page.read_text("utf-8")
    assert "`python tests/full_data/run_sessions.py --trials 5 --seed 4 --log PAGE`" in written
    assert "- 5 trials from the seed 4" in written


def test_the_command_tells_disagreements_and_fallbacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Falling(ForgetsAnError):
        fallbacks = {"too odd": 2}  # noqa: RUF012

    class Wrong(Pyflakes):
        def session(self, change: Change, options: LintOptions) -> LintSession:
            return Falling(self, change, options)

    monkeypatch.setattr(command, "Pyflakes", Wrong)
    page = tmp_path / "page.md"
    words = ["--trials", "300", "--seed", "2", "--most", "1", "--log", str(page)]
    assert command.main(words) == 1
    case = capsys.readouterr().out
    assert "- name: trial " in case
    written = page.read_text("utf-8")
    assert "```yaml\n# " in written
    assert "- too odd: " in written


def test_a_session_that_hangs_is_given_up() -> None:
    with pytest.raises(Stalled, match=r"no answer within 0\.05 seconds"), within(0.05):
        while True:
            pass


def test_every_hole_can_be_filled() -> None:
    holes = {hole.kind for fragment in fragments() for hole in fragment.holes}
    assert holes <= set(by_kind())


def test_programs_follow_from_the_seed_and_compile() -> None:
    programs = [nasty_program(Draw.of(5, "program", number)) for number in range(50)]
    again = [nasty_program(Draw.of(5, "program", number)) for number in range(50)]
    assert programs == again
    assert all(map(compiles, programs))
    assert len(set(programs)) == len(programs)


def test_programs_have_all_that_python_has() -> None:
    found: set[type] = set()
    for number in range(1000):
        program = nasty_program(Draw.of(6, "program", number))
        found.update(type(node) for node in ast.walk(tree_of(program)))
    kinds = (ast.stmt, ast.expr, ast.pattern, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
    assert {each for kind in kinds for each in kind.__subclasses__()} - found == set()
