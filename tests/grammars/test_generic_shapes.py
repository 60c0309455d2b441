"""What is known of the shape of a language without a shape file: names of nodes, and brackets."""

from __future__ import annotations

import pytest

from lintseq.core.change import Change
from lintseq.core.host import default_host
from lintseq.languages.c import C
from lintseq.plugins.linters.tree_sitter.linter import TreeSitter

FISH = "# a\nif b\n    echo 'c\n# d'\nend\n"
HCL = 'a "b" {\n  # c\n\n  d = [\n    1,\n  ]\n}\n'
ELIXIR = "defmodule A do\n  # b\n  def c do\n    d\n  end\nend\n"


@pytest.mark.parametrize(
    ("language", "text", "leave_with", "trivia"),
    [
        ("fish", FISH, {2: [3, 4, 5], 3: [4], 4: [3], 5: [2, 3, 4]}, [1]),
        ("hcl", HCL, {1: [2, 3, 4, 5, 6, 7], 4: [5, 6], 6: [4, 5], 7: [1, 2, 3, 4, 5, 6]}, [2, 3]),
        (
            "elixir",
            ELIXIR,
            {1: [2, 3, 4, 5, 6], 3: [4, 5], 5: [3, 4], 6: [1, 2, 3, 4, 5]},
            [2],
        ),
    ],
)
def test_shape(
    language: str, text: str, leave_with: dict[int, list[int]], trivia: list[int]
) -> None:
    change = Change.creation(text)
    structure = default_host().languages.get(language).structure(change)
    rows = change.target_rows
    found = {row + 1: [other + 1 for other in structure.companions(row)] for row in rows}
    assert {line: others for line, others in found.items() if others} == leave_with
    assert [row + 1 for row in rows if structure.is_trivia(row)] == trivia


def test_a_generic_language_says_what_installs_its_grammar() -> None:
    linter = TreeSitter().for_language(default_host().languages.get("elm"))
    assert linter.install == "pip install 'lintseq[grammars]'"
    assert TreeSitter().for_language(C).install == "pip install 'lintseq[tree-sitter]'"
