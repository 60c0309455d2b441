"""What is left to the plain session: each reason that is documented, with a program for it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import LintOptions
from lintseq.core.naive_session import NaiveSession
from lintseq.plugins.linters.cpython.nesting import MAX_DEPTH
from lintseq.plugins.linters.pyflakes import incremental
from lintseq.plugins.linters.pyflakes.incremental.session import (
    IncrementalSession,
    PlainSession,
    incremental_session,
)
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

PYFLAKES = Pyflakes()


def blocks(depth: int) -> str:
    """An ``if`` in an ``if``, and so on."""
    heads = "".join(f"{' ' * level}if 1:\n" for level in range(depth))
    return f"{heads}{' ' * depth}pass\n"


PROGRAMS: dict[str, str] = {
    "aliased-module": "import a as b\ndef f():\n    a = 1\n",
    "annotated-in-class": "class A:\n    a = 1\n    def f():\n        a: int\n        a\n",
    "assignment-in-nested-lambda": "[lambda: (a := 1) for b in c]\n",
    "barry-as-flufl": "from __future__ import barry_as_FLUFL\n",
    "deep-blocks": blocks(17),
    "exports-in-expression": "(__all__ := ['a'])\n",
    "global-exports": "def f():\n    global __all__\n",
    "global-in-module": "global a\n",
    "joined-to-nothing": "if a: \\\n\n    b\n",
    "legacy-statement": "print - a\n",
    "lone-carriage-returns": "a = 1\rb = a\n",
    "long-annotation": f"a: '{'b' * (MAX_DEPTH // 2 + 1)}'\n",
    "print-statement": "print >> a\n",
    "typing-in-handler": (
        "from typing import cast\ntry:\n    pass\nexcept cast('a', b) as c:\n    pass\n"
    ),
    "typing-in-one-line-block": (
        "from typing import cast\nclass C: cast('a', b)\ndef f(): return cast('a', b)\n"
    ),
    "typing-rebound": "from typing import cast\ncast = 1\ncast('a', 1)\n",
}
"""For each reason a program that is left to the plain session as a whole."""

STATES: dict[str, tuple[str, list[int]]] = {
    "global-in-module": (
        "try:\n    a\nexcept NameError:\n    pass\ndef g():\n    global a\n",
        [4],
    ),
    "joined-to-nothing": ("a \\\n= \\\n0\n\n", [1, 2]),
}
"""For each reason a program, and the rows without which its state is left to the plain session."""

ELSEWHERE: dict[str, str] = {
    "broken-base": "a change from a program that does not parse",
    "changed-lines": "a state of a change that does not parse",
    "pyflakes-version": "another version of pyflakes",
    "syntax": "a program that does not parse, which the plain session refuses",
    "deep-nesting": "a program that is too deep for the stack",
    "lazy-import": "Python 3.15",
    "outgrown": "a guard: no program is known",
    "unreadable-part": "a guard: no program is known",
    "unsettled-annotations": "a guard: no program is known",
}
"""Reasons that need more than a program."""

HEADS = "class A(metaclass=(a := type)):\n    pass\na\n"
if sys.version_info >= (3, 12):
    PROGRAMS["assignment-in-head"] = HEADS
else:
    ELSEWHERE["assignment-in-head"] = "Python 3.12"


def test_every_reason_is_told_of() -> None:
    folder = Path(incremental.__path__[0])
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    raised = set(re.findall(r'(?:Unsupported\(|_renew\(|_made\(.*, )"([a-z-]+)"\)', source))
    assert raised == {*PROGRAMS, *STATES, *ELSEWHERE}


@pytest.mark.parametrize("reason", PROGRAMS)
def test_a_program_is_left_to_the_plain_session(reason: str) -> None:
    is_left_as_a_whole(Change.creation(PROGRAMS[reason]), reason)


def test_a_change_from_a_broken_program_is_left_to_the_plain_session() -> None:
    is_left_as_a_whole(Change.between("a = = 1\nb = a\n", "a = 1\nb = a\n"), "broken-base")


def test_a_broken_state_with_lines_of_the_base_is_left_to_the_plain_session() -> None:
    change = Change.between("a = [\n1]\nb = a\n", "a = 1\nb = a\n")
    first, second, inserted, last = range(4)
    session = PYFLAKES.session(change, LintOptions())
    plain = NaiveSession(PYFLAKES, change, LintOptions())
    assert isinstance(session, IncrementalSession)
    assert session.baseline == plain.baseline
    for remove, restore in [([inserted], []), ([], [second]), ([], [first]), ([last], [])]:
        assert session.update(remove, restore) == plain.update(remove, restore)
    assert session.fallbacks == {"changed-lines": 1}


def is_left_as_a_whole(change: Change, reason: str) -> None:
    session = PYFLAKES.session(change, LintOptions())
    assert isinstance(session, PlainSession)
    assert session.fallbacks == {}
    plain = NaiveSession(PYFLAKES, change, LintOptions())
    assert session.baseline == plain.baseline
    for count, row in enumerate(change.target_rows, start=1):
        assert session.update([row]) == plain.update([row])
        assert session.fallbacks == {reason: count}


@pytest.mark.parametrize("reason", STATES)
def test_a_state_is_left_to_the_plain_session(reason: str) -> None:
    text, gone = STATES[reason]
    change = Change.creation(text)
    session = PYFLAKES.session(change, LintOptions())
    assert isinstance(session, IncrementalSession)
    assert session.fallbacks == {}
    plain = NaiveSession(PYFLAKES, change, LintOptions())
    assert session.update(gone) == plain.update(gone)
    assert session.fallbacks == {reason: 1}
    assert session.update([], gone) == []
    assert session.fallbacks == {reason: 1}


def test_another_version_of_pyflakes() -> None:
    change = Change.creation("a = 1\nb = a\n")
    known = incremental_session(PYFLAKES, "4.1.0", change, LintOptions())
    assert isinstance(known, IncrementalSession)
    other = incremental_session(PYFLAKES, "4.2.0", change, LintOptions())
    assert isinstance(other, PlainSession)
    assert other.update([0]) == [1]
    assert other.fallbacks == {"pyflakes-version": 1}


DEEP = ("a" + "(1)" * MAX_DEPTH, "a = 1 " + "+ 1" * MAX_DEPTH, "a" + ".b" * MAX_DEPTH)


@pytest.mark.parametrize("text", ["a b\n", "def f():\n", "\n\nreturn\n", *DEEP])
def test_what_is_refused_is_refused_as_by_the_plain_session(text: str) -> None:
    change = Change.creation(text)
    with pytest.raises(ProgramRejected) as plain:
        NaiveSession(PYFLAKES, change, LintOptions())
    with pytest.raises(ProgramRejected) as refused:
        PYFLAKES.session(change, LintOptions())
    assert vars(refused.value) == vars(plain.value)
    assert refused.value.args == plain.value.args
