"""The kit's laws for linters and their sessions, for `pyflakes`, and what it calls an error."""

from __future__ import annotations

from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance

SYNTAX = (
    Faulty("a = (1\n", (1,)),
    Faulty("def f():\n    pass\nreturn 1\n", (3,)),
    Faulty("def f():\na = 1\n", (1,)),
    Faulty("try:\n    pass\na = 1\n", (1,)),
    Faulty("@print\na = 1\n", (1,)),
    Faulty("@print\ndef f(a b): pass\n", (2,)),
    Faulty("a = 1\n    b = 2\n", (2,)),
    Faulty("a = [1)\n", (1,)),
    Faulty("a = '''\n\n", (1,)),
    Faulty("nonlocal a\n", (1,), level="syntax"),
)
NAMES = (
    Faulty("print(a)\n", (1,)),
    Faulty("a = 1\ndef f():\n    print(a)\n    a = 2\n", (3,)),
    Faulty("__all__ = [\n    'a',\n]\n", (2,)),
    Faulty("def f():\n    print(len)\n    len = 1\n", (2,), level="names"),
)
PLACEMENT = (
    Faulty("a: 'b c'\n", (1,)),
    Faulty("raise NotImplemented\n", (1,)),
    Faulty("a, *b, *c = 1\n", (1,)),
)
FORMATS = (
    Faulty("'{} {}'.format(1)\n", (1,)),
    Faulty("'{} {0}'.format(1)\n", (1,)),
    Faulty("'{'.format(1)\n", (1,)),
    Faulty("'%' % 1\n", (1,)),
    Faulty("'%s %(a)s' % 1\n", (1,)),
    Faulty("'%y' % 1\n", (1,)),
    Faulty("'%s %s' % (1,)\n", (1,)),
    Faulty("'%(a)s' % {'b': 1}\n", (1,)),
    Faulty("'%(a)s' % (1,)\n", (1,)),
    Faulty("'%s %s' % {'a': 1}\n", (1,)),
    Faulty("'%(a)*s' % {'a': 1}\n", (1,)),
)
DOUBTFUL = (
    Faulty("if (1, 2):\n    pass\n", (1,), level="strict"),
    Faulty("a = {1: 1, 1: 2}\n", (1,), level="strict"),
    Faulty("a = f''\n", (1,), level="strict"),
)


class TestPyflakes(LinterConformance):
    linter = Pyflakes()
    clean_programs = (
        "import os\nimport sys\n\n\nclass A:\n    def f(self):\n        return os.sep\n",
        "def f(a):\n    try:\n        return a[0]\n    except KeyError:\n        return '''\n'''\n",
        "@print\ndef g():\n    for a in range(3):\n        if a: continue\n        yield a\n",
        "from os import *\nprint(sep)\ndef f(): pass\ndef f(): pass\n",
    )
    faulty_programs = (*SYNTAX, *NAMES, *PLACEMENT, *FORMATS, *DOUBTFUL)
    blank = "\n"
