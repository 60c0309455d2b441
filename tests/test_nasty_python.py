"""The laws over nasty Python: every preset, through the real linter and structure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core import laws
from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import ProgramRejected
from lintseq.core.generate import generate_sequences
from lintseq.core.host import default_host
from lintseq.core.laws import Violation
from lintseq.core.sampler import Sampler

HOST = default_host()
PYTHON = HOST.languages.get("python")
LINTER = HOST.linter_for(PYTHON)
SAMPLERS = [
    *(HOST.samplers.get("lintseq")(preset) for preset in ("default", "fine", "paper", "released")),
    HOST.samplers.get("randseq")(),
]

# Each fragment is a list of lines without line ends, and complete by itself.
FRAGMENTS = [
    ["import os, sys; from typing import *"],
    ["from __future__ import annotations"],
    ["__all__ = [", "    'f',", "    'g',", "]", "f = g = 1"],
    ["x = 1; y = 2", "if x: print(y)"],
    ["def f(a, *,", "      b=2):", '    """Doc', "", "    # no comment", '    """', "    return a"],
    ["@property", "@staticmethod", "def g(): pass"],
    ["class C:", "\tdef m(self):", "\t\treturn self", "\tn = [i for i in range(3)]"],
    ["async def h(it):", "    async for i in it:", "        await i", "    async with it: pass"],
    ["match x := 3:", "    case 1 | 2:", "        pass", "    case {'a': y}:", "        print(y)"],
    [
        "try:",
        "    z = 1 + \\",
        "        2",
        "except (OSError,",
        "        ValueError) as e:",
        "    print(e)",
        "else:",
        "    pass",
        "finally:",
        "    z = 3",
    ],
    ["s = f'''{1 +", "2}", "@@ -1 +1 @@", "'''"],
    ["t = '''", "+added", "-removed", "<|diff|>", "\\ No newline at end of file", "'''"],
    ["if True:", "    def inner():", "        global u", "        u = 1", "    inner()"],
    ["for i in range(3):", "    if i: continue", "    else: break", "else:", "    i = 0"],
    ["# type: ignore", "v = []  # type: list[int]"],
    ["w = (1,", "", "     # inside", "     2)", "del w"],
    ["lambda q: (yield)", "(k for k in ())"],
    ["\x0cpage = 1", "a\u00e9 = '\u2028\x0b\x1c'"],
    ["", "   ", "\t"],
    ["print('%s %s' % (1,", "                 2))", "'{} {}'.format(1,", "    2)"],
]
LINE_ENDS = ["\n", "\r\n", "\r"]


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Fragments one after another, with line ends of one kind or of several."""
    lines = [
        line
        for fragment in draw(st.lists(st.sampled_from(FRAGMENTS), max_size=4))
        for line in fragment
    ]
    kinds = draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"], LINE_ENDS]))
    text = "".join(line + draw(st.sampled_from(kinds)) for line in lines)
    if draw(st.booleans()):
        text = text.removesuffix("\n").removesuffix("\r")
    return draw(st.sampled_from(["", "\ufeff"])) + text if text else text


def violations(sequence: EditSequence, sampler: Sampler) -> Iterator[Violation]:
    yield from laws.partition(sequence)
    for serializer in HOST.serializers.things.values():
        yield from laws.round_trip(serializer, sequence)
        edits = serializer.encode(sequence)
        change = sequence.change
        yield from laws.identity(serializer, edits, change.base, change.target)
    if sampler.clean:
        yield from laws.clean(sequence, LINTER, sampler.lint_options())


def drawn(change: Change, sampler: Sampler, seed: int) -> EditSequence | None:
    """A sequence; or none, if Python refuses the program: a fragment may stand in a wrong place."""
    try:
        (sequence,) = generate_sequences(
            change,
            record_id="nasty",
            linter=LINTER,
            sampler=sampler,
            structure=PYTHON.structure,
            samples=1,
            seed=seed,
        )
    except ProgramRejected as error:
        assert error.reason == "syntax"
        with pytest.raises(SyntaxError):
            compile(change.target.removeprefix("\ufeff"), "<program>", "exec", dont_inherit=True)
        return None
    return sequence


@pytest.mark.parametrize(
    "sampler", SAMPLERS, ids=lambda sampler: f"{sampler.name}-{sampler.preset}"
)
@settings(deadline=None, max_examples=25)
@given(program=programs(), seed=st.integers(0, 9))
def test_the_laws_hold_or_the_program_is_rejected(
    sampler: Sampler, program: str, seed: int
) -> None:
    sequence = drawn(Change.creation(program), sampler, seed)
    assert sequence is None or list(violations(sequence, sampler)) == []


@settings(deadline=None, max_examples=25)
@given(base=programs(), target=programs(), seed=st.integers(0, 9))
def test_the_laws_hold_for_changes_of_programs(base: str, target: str, seed: int) -> None:
    sampler = SAMPLERS[0]
    sequence = drawn(Change.between(base, target), sampler, seed)
    assert sequence is None or list(violations(sequence, sampler)) == []
