"""The laws of a linter, all of them."""

from __future__ import annotations

from lintseq.testing.linter_manners import LinterManners
from lintseq.testing.linter_verdicts import LinterVerdicts
from lintseq.testing.session import SessionConformance


class LinterConformance(LinterVerdicts, LinterManners, SessionConformance):
    r"""What a linter owes, and what its sessions owe.

    Subclass it and name the linter and some programs in its language::

        class TestMyLinter(LinterConformance):
            linter = MyLinter()
            clean_programs = ("a = 1\nb = a\n",)
            faulty_programs = (Faulty("b = a\n", lines=(1,)),)

    Attributes:
        linter: the linter, as the plugin's hook supplies it.
        clean_programs: programs without errors at the level ``default``. A few lines each will do;
            between them they should have all of the language that matters.
        faulty_programs: programs with errors, and where: one for each code of the level at least,
            and one that does not parse.
        blank: a line that may stand before and after any program and says nothing.
        rebuild: makes the linter anew, also in another process, where calling its class does not;
            a function of a module, so that it can be pickled.
        effort: how many programs or walks each generated law tries.
    """
