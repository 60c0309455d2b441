"""Tables that the docs repeat from the code are what the code says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

import pytest

from lintseq.core.decoding import DECODINGS
from lintseq.core.execution import OUTCOMES
from lintseq.pipeline.columns import ID_COLUMNS, INSTRUCTION_COLUMNS, PROGRAM_COLUMNS
from lintseq.pipeline.language.by_row import FILE_COLUMNS, LANGUAGE_COLUMNS
from lintseq.pipeline.language.told import Evidence
from lintseq.plugins.linters.pyflakes import incremental
from lintseq.plugins.linters.pyflakes.levels import (
    DOUBTFUL,
    FORMATS,
    NAMES,
    PLACEMENT,
    TOLERATED,
)

DOCS = Path(__file__).parents[1] / "docs"
INCREMENTAL = Path(incremental.__file__).parent


def table_rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table rows under a heading, without the table's head."""
    text = (DOCS / page).read_text("utf-8")
    _, section = re.split(rf"^## {re.escape(heading)}$", text, flags=re.MULTILINE)
    lines = [line for line in section.split("\n## ")[0].split("\n") if line.startswith("| ")]
    return [line.strip("| ").split(" | ") for line in lines[2:]]


@pytest.mark.parametrize(
    ("heading", "messages"),
    [
        ("Names", NAMES),
        ("Statements out of place", PLACEMENT),
        ("Formats that fail", FORMATS),
        ("Doubtful", DOUBTFUL),
        ("Never an error", TOLERATED),
    ],
)
def test_the_messages_of_the_python_oracle(heading: str, messages: Mapping[str, str]) -> None:
    rows = table_rows("explanation/python-oracle.md", heading)
    assert rows == [[f"`{code}`", reason] for code, reason in messages.items()]


@pytest.mark.parametrize(
    ("part", "names"),
    [("program", PROGRAM_COLUMNS), ("instruction", INSTRUCTION_COLUMNS), ("id", ID_COLUMNS)],
)
def test_the_columns_that_are_looked_for(part: str, names: Sequence[str]) -> None:
    rows = dict(table_rows("how-to/inputs.md", "Which column is what"))
    assert rows[part] == ", ".join(f"`{name}`" for name in names)


def test_what_tells_languages() -> None:
    rows = dict(table_rows("how-to/languages-by-row.md", "What tells the language"))
    assert tuple(word.strip("`") for word in rows) == get_args(Evidence)
    assert rows["`column`"] == ", ".join(f"`{name}`" for name in LANGUAGE_COLUMNS)
    assert ", ".join(f"`{name}`" for name in FILE_COLUMNS) in rows["`file-name`"]


@pytest.mark.parametrize(("heading", "words"), [("Decodings", DECODINGS), ("Outcomes", OUTCOMES)])
def test_the_closed_lists_of_samples(heading: str, words: Mapping[str, str]) -> None:
    rows = table_rows("reference/samples.md", heading)
    assert rows == [[f"`{word}`", meaning] for word, meaning in words.items()]


def test_the_reasons_of_the_incremental_session() -> None:
    sources = "".join(path.read_text("utf-8") for path in INCREMENTAL.glob("*.py"))
    calls = r'(?:Unsupported|_made|_renew)\((?:[^"\n]*, )?"([a-z-]+)"\)'
    raised = sorted(set(re.findall(calls, sources)))
    rows = table_rows("explanation/incremental-engine.md", "What is left to the plain session")
    assert [reason for reason, _ in rows] == [f"`{reason}`" for reason in raised]
