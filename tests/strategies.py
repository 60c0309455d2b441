"""Hypothesis strategies for texts, changes and edit sequences, with what formats stumble over."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.lines import split_lines

PLAIN_LINES = ("", "a", "b", "c", "  a", "x = 1")
NASTY_LINES = (
    *("\r", "a\r", "\x0c", "a\x0bb", "\x1c", "\x85", "\u2028", "\ufeffa", "é", "\t", " "),
    *("+", "-", "++ b", "-- a", "+++ b", "--- a", "@@", "@@ -1 +1 @@", "+@@ -0,0 +1 @@", "diff"),
    *("\\", "\\ No newline at end of file", "\\\\ No newline at end of file", "\\ x"),
    *(" No newline at end of file", "<|diff|>", "<|diff|>a", "\\<|diff|>", " <|diff|>"),
    *("<<<<<<< SEARCH", "=======", ">>>>>>> REPLACE", "======= ", "\\=======", "<<<<<SEARCH"),
    *("=======\r", "```", "```python", "[]", '{"line":1}', '"', "\\n"),
)


def bare_lines() -> SearchStrategy[str]:
    r"""Lines without their ``\n``: plain ones that often repeat, nasty ones, any characters."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\n")
    return (
        st.sampled_from(PLAIN_LINES)
        | st.sampled_from(NASTY_LINES)
        | st.text(characters, max_size=8)
    )


def texts(max_lines: int = 8) -> SearchStrategy[str]:
    """Texts, the empty one among them, with or without a final newline."""
    ending = st.sampled_from(["\n", ""])
    return st.builds(
        lambda lines, end: "\n".join(lines) + end if lines else "",
        st.lists(bare_lines(), max_size=max_lines),
        ending,
    )


def creations(max_lines: int = 8) -> SearchStrategy[Change]:
    """Changes that write a text from nothing."""
    return texts(max_lines).map(Change.creation)


@st.composite
def changes(draw: st.DrawFn, max_lines: int = 8) -> Change:
    """Changes from one text to another, which has some of its lines; creations are among them."""
    base, fresh = draw(texts(max_lines)), draw(texts(max_lines))
    if draw(st.booleans()):
        pool = [*split_lines(base), *split_lines(fresh)]
        fresh = "".join(draw(st.lists(st.sampled_from(pool), max_size=max_lines))) if pool else ""
    return Change.between(base, fresh)


@st.composite
def sequences(draw: st.DrawFn, of: SearchStrategy[Change] | None = None) -> EditSequence:
    """Any ordered partition of the rows of a change drawn from ``of``, `changes` unless told."""
    change = draw(changes() if of is None else of)
    rows = change.differing_rows
    steps = draw(st.lists(st.integers(0, 4), min_size=len(rows), max_size=len(rows)))
    edits = [tuple(row for row, step in zip(rows, steps) if step == number) for number in range(5)]
    return EditSequence(change, tuple(edit for edit in edits if edit))
