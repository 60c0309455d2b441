"""The linter obeys what lintseq asks of every linter."""

from lintseq_tally.linter import TallyLinter

from lintseq.testing import Faulty, LinterConformance


class TestTallyLinter(LinterConformance):
    linter = TallyLinter()
    clean_programs = (
        "# a comment\nlet a = 1\nlet b = a + 2\nprint b\n",
        "let a = 3\nif a > 2 {\n  if a < 9 {\n    print a\n  }\n\n}\nprint a * a",
    )
    faulty_programs = (
        Faulty("let a = 1\nprint b\nprint a + c\n", lines=(2, 3)),
        Faulty("let a = 1\nlet b = 2\nprint a\n", lines=(2,), level="strict"),
        Faulty("let a = 1\nif a > 0 {\n  print a\n", lines=(2,)),
        Faulty("print 1\n}\n", lines=(2,)),
        Faulty("let a 1\n", lines=(1,)),
    )
