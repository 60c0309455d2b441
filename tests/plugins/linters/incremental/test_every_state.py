"""Small programs about one matter each, in every state that they have: as the plain session says.

What `typing_calls`, `exports`, `local_checks` and `declared` decide, with all that is around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from lintseq.core.change import Change
from lintseq.core.diagnostics import Attribution
from lintseq.core.linter import LintOptions
from lintseq.core.naive_session import NaiveSession
from lintseq.plugins.linters.pyflakes.incremental.session import IncrementalSession
from lintseq.plugins.linters.pyflakes.incremental.typing_calls import TYPING_CALLS
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from tests.full_data.session_campaign.draw import Draw
from tests.full_data.session_campaign.parsing import compiles

PYFLAKES = Pyflakes()
ATTRIBUTIONS: tuple[Attribution, ...] = ("cause", "reported")

EXPORTS = (
    "__all__ = ['a', 'b']\n",
    "__all__ += ['a']\n",
    "__all__ += ('b',)\n",
    "__all__ = ['a'] + [\n'b',\n'a'\n]\n",
    "__all__: list = ['b']\n",
    "__all__: list\n",
    "del __all__\n",
    "a = 1\n",
    "b: int\n",
    "del a\n",
    "from c import *\n",
    "from c import __all__\n",
    "def b():\n    __all__ = ['d']\n",
    "class a:\n    __all__ = ['d']\n",
    "try: pass\nexcept NameError as __all__:\n    __all__ += ['b']\n",
)
DECLARED = (
    "a = 1\n",
    "a\n",
    "del a\n",
    "a: int\n",
    "import a\n",
    "from b import *\n",
    "def f():\n    global a\n    a = 1\n",
    "def g():\n    global a\n",
    "def h():\n    a\n    a = 1\n",
    "def i():\n    def j():\n        global a\n        a\n",
    "def k(a):\n    def l():\n        nonlocal a\n        del a\n",
    "class C:\n    global a\n    a = 1\n",
    "class D:\n    a = a\n",
    "x: 'a'\n",
    "lambda: a\n",
    "[a for b in a]\n",
    "try:\n    a\nexcept NameError:\n    pass\n",
    "try: pass\nexcept a as a:\n    a\n",
)
MATTERS = {"exports": EXPORTS, "declared": DECLARED}
PROGRAMS, MOST_ROWS = 60, 8


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
@pytest.mark.parametrize("matter", MATTERS)
def test_random_programs(matter: str, attribution: Attribution) -> None:
    judged = left = 0
    for text in drawn_programs(matter):
        fallbacks = agree_in_every_state(text, "default", attribution)
        judged += fallbacks == 0
        left += fallbacks > 0
    assert judged > 40
    assert left <= 5


def drawn_programs(matter: str) -> Iterator[str]:
    """Different small programs of some fragments that compile together."""
    draw = Draw.of(0, matter, 0)
    seen: set[str] = set()
    while len(seen) < PROGRAMS:
        text = "".join(draw.one(MATTERS[matter]) for _ in range(draw.between(2, 6)))
        if text.count("\n") <= MOST_ROWS and compiles(text) and text not in seen:
            seen.add(text)
            yield text


ARGUMENTS = (
    "'A', 'B', 'C'",
    "'A', {'B': 'C', **D}, 'E'",
    "'A', [('B', 'C', 'D'), 'E'], 'F'",
    "'A', (['B', 'C'], *D), ('E', 'F')",
    "*A, 'B'",
    "typ='A', bound='B', default='C', tp='D', other='E', **F",
    "'A', 'B', typ='C', bound='D', default='E', tp='F', other='G'",
    "('A'), [('B', 'C')], {'D': 'E'}",
)
IMPORTS = (
    "from typing import {0}\n{0}(\n{1})\n",
    "from typing_extensions import {0} as x\nx(\n{1})\n",
    "import typing\ntyping.{0}(\n{1})\n",
    "from collections import {0}\n{0}(\n{1})\n",
    "{0}(\n{1})\nfrom typing import {0}\n",
    "def f():\n from typing import {0}\n {0}({1})\n",
)


@pytest.mark.parametrize("function", TYPING_CALLS)
@pytest.mark.parametrize("imported", IMPORTS)
def test_calls_of_typing(function: str, imported: str) -> None:
    for arguments in ARGUMENTS:
        fallbacks = agree_in_every_state(imported.format(function, arguments), "default", "cause")
        assert fallbacks == 0


CHECKED = (
    "'%s %s' % (\na,\nb,\n)\n",
    "'%(a)s %(b)s' % {\n'a': 1,\n'b': 2,\n**c\n}\n",
    "'%(a)s %s' % (1,)\n'%z' % 1\n'%' % 1\n'%*s' % {'a': 1}\n",
    "'{} {}'.format(\n1,\n2,\n*a\n)\n",
    "'{a} {b}'.format(\na=1,\nb=2,\nc=3,\n)\n",
    "'{} {1}'.format(1, 2)\n'{'.format(1)\n'{!x}'.format(1)\n",
    "{\n'a': 1,\n'a': 2,\na: 1,\na: 2,\n}\n",
    "{\n'''a\nb\nc''': 1,\n'''a\nc''': 2,\n}\n",
    "a is 'b'\na is (\n1,\n)\n",
    "assert (\na,\nb\n)\n",
    "if (\na,\n):\n  pass\nb if (c,) else d\n",
    "raise NotImplemented\nraise NotImplemented(\na\n)\n",
    "f'a'\nf'{a}' f'b'\nf'''{\na\n}\nb\n'''\n",
    "a: 'b c'\na: 'b; c'\na: '''\nb'''\nprint >= a\n",
    "'''\n%s\n%s\n''' % (\na,\nb\n)\n",
    "'''\n{}\n{}\n'''.format(\na,\nb)\n",
)


@pytest.mark.parametrize("level", ["default", "strict", "names", "syntax"])
@pytest.mark.parametrize("text", CHECKED)
def test_single_nodes(text: str, level: str) -> None:
    assert agree_in_every_state(text, level, "cause") == 0


def agree_in_every_state(text: str, level: str, attribution: Attribution) -> int:
    """See that both sessions agree; returns how many states were left to the plain one."""
    change = Change.creation(text)
    # A baseline tells errors apart that share a row.
    forgiving = LintOptions(level=level, attribution=attribution)
    baseline = NaiveSession(PYFLAKES, change, forgiving).baseline
    assert PYFLAKES.session(change, forgiving).baseline == baseline, text
    options = LintOptions(level=level, attribution=attribution, forgive_baseline=False)
    session = PYFLAKES.session(change, options)
    assert isinstance(session, IncrementalSession), text
    plain = NaiveSession(PYFLAKES, change, options)
    present = set(change.target_rows)
    for row in one_by_one(change.target_rows):
        remove, restore = ((row,), ()) if row in present else ((), (row,))
        present ^= {row}
        expected = plain.update(remove, restore)
        assert session.update(remove, restore) == expected, (text, sorted(present))
    return sum(session.fallbacks.values())


def one_by_one(rows: Sequence[int]) -> Iterator[int]:
    """Rows to switch, one after another, so that every state is met (Gray's code)."""
    for number in range(1, 2 ** len(rows)):
        yield rows[(number & -number).bit_length() - 1]
