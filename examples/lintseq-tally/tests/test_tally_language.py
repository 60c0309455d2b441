"""The language and its structure obey what lintseq asks, and blocks stay together."""

from lintseq_tally import TALLY

from lintseq.core.change import Change
from lintseq.testing import LanguageConformance

PROGRAM = "let a = 3\nif a > 2 {\n  if a < 9 {\n    print a\n  }\n}\n"


class TestTally(LanguageConformance):
    language = TALLY
    programs = (PROGRAM, "if 1 > 2 {\n\n}\nprint 1", "# a comment\n}\nif 1 > 2 {\n")
    comments = ("# a comment\n", "  #")


def test_a_header_takes_its_body_and_its_end() -> None:
    structure = TALLY.structure(Change.creation(PROGRAM))
    assert [list(structure.companions(row)) for row in range(6)] == [
        [],
        [2, 3, 4, 5],
        [3, 4],
        [],
        [],
        [],
    ]
