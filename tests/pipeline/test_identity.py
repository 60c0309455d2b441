"""Law 4 for ids: each is used once, and a shuffled input changes none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.program import Program
from lintseq.pipeline.identity import Identities

PROGRAMS = st.builds(
    Program,
    text=st.sampled_from(["a\n", "b\n", "c\n"]),
    language=st.just("python"),
    id=st.sampled_from(["", "x", "x#2", "x#3", "y"]),
)


def named(programs: list[Program]) -> list[str]:
    identities = Identities()
    for index, program in enumerate(programs):
        identities.add(index, program)
    identities.settle()
    return [identities.name(index, program) for index, program in enumerate(programs)]


@given(st.lists(PROGRAMS, max_size=12), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_each_name_is_used_once_and_order_does_not_matter(
    programs: list[Program], rng: object
) -> None:
    names = named(programs)
    assert len(set(names)) == len(names)
    order = list(range(len(programs)))
    rng.shuffle(order)  # type: ignore[attr-defined]
    again = named([programs[index] for index in order])
    pairs = sorted((program.id, program.text, name) for program, name in zip(programs, names))
    shuffled = sorted((programs[i].id, programs[i].text, name) for i, name in zip(order, again))
    assert pairs == shuffled


def test_repeats_are_numbered_by_content() -> None:
    first, second = Program("a\n", "python", id="x"), Program("b\n", "python", id="x")
    lower, higher = sorted([first, second], key=lambda program: program.content_id)
    assert named([higher, lower]) == ["x#2", "x"]
    assert named([lower, higher]) == ["x", "x#2"]


def test_a_program_without_an_id_is_called_by_its_content() -> None:
    program = Program("a\n", "python", instruction="Write a.")
    assert named([program, program]) == [program.content_id, f"{program.content_id}#2"]
