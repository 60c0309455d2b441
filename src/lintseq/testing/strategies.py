r"""Hypothesis strategies for what lintseq works on: lines, texts, programs, changes, sequences.

They lean towards what formats and linters stumble over: texts without a final newline, blank first
and last lines, ``\r\n``, separators that other programs split lines at, lines that look like a
diff's or a separator's. Lone surrogates and NUL are left out: programs with them are rejects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core.change import Change, Row, RowKind
from lintseq.core.edits import EditSequence
from lintseq.core.lines import split_lines
from lintseq.core.program import Program
from lintseq.core.serializer import SEPARATOR

NASTY_LINES: tuple[str, ...] = (
    *("", " ", "\t", "    ", "\r", "a\r", "\ra", " a ", "\tb", "\x0c", "a\x0bb", "\x1c", "\x85"),
    *("\ufeff", "\ufeffa", "\u2028", "a\u2029b", "\u00e9", "e\u0301", "\U0001f600", "\u200b"),
    *("+", "-", "+a", "-a", "++ a", "-- a", "+++ b/a", "--- a/a", "diff --git a/a b/a", "1a2"),
    *("@@", "@@ -0,0 +1 @@", "@@ -1 +1 @@", "@@ @@", "+@@ -0,0 +1 @@", "-@@ -1 +0,0 @@", "> a"),
    *("\\", "\\n", "\\ a", "\\ No newline at end of file", "\\\\ No newline at end of file"),
    *(" No newline at end of file", "+\\ No newline at end of file", '"', "'", "\\u0041", "%s"),
    *(SEPARATOR, f"{SEPARATOR}a", f" {SEPARATOR}", f"a{SEPARATOR}", f"+{SEPARATOR}", "<|diff|"),
    *(f"\\{SEPARATOR}", f"\\\\{SEPARATOR}", "<|endoftext|>", "<a>&amp;", "...", "#"),
    *("<<<<<<< SEARCH", "=======", ">>>>>>> REPLACE", "<<<<<<<", ">>>>>>>", "<<<<<SEARCH"),
    *("======= ", "=======\r", "\\=======", "```", "```python", "~~~"),
    *("{", "}", "[]", "{}", '{"a": [1]}', '{"line":1}', "null", '\\"', '"a"'),
)
"""Lines, without their ``\\n``, that formats stumble over."""

_PLAIN_LINES = ("a", "b", "c", "a = 1", "b = a", "  c", "    d", "x")
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\n\0")


def lines() -> SearchStrategy[str]:
    r"""Lines with their ``\n``: plain ones, which often repeat, nasty ones, and any characters."""
    bare = st.one_of(
        st.sampled_from(_PLAIN_LINES),
        st.sampled_from(NASTY_LINES),
        st.text(_CHARACTERS, max_size=12),
    )
    return bare.map(lambda line: line + "\n")


@st.composite
def texts(draw: st.DrawFn, min_lines: int = 0, max_lines: int = 8) -> str:
    """Texts of so many lines, the last one with or without its newline."""
    drawn = draw(st.lists(lines(), min_size=min_lines, max_size=max_lines))
    if drawn and drawn[-1] != "\n" and draw(st.booleans()):
        drawn[-1] = drawn[-1][:-1]
    return "".join(drawn)


def word_texts(max_lines: int = 8) -> SearchStrategy[str]:
    """Texts of a few words, indented or not: programs for `lintseq.testing.stand_ins`."""
    words = st.lists(st.sampled_from("abcd"), max_size=3).map(" ".join)
    line = st.builds("{}{}\n".format, st.sampled_from(["", "", "  ", "    "]), words)
    return st.lists(line, max_size=max_lines).map("".join)


@st.composite
def programs(draw: st.DrawFn, language: str = "text") -> Program:
    """Programs of nasty text, with and without an id, an instruction and a base."""
    return Program(
        text=draw(texts()),
        language=language,
        id=draw(st.text(_CHARACTERS, max_size=8)),
        instruction=draw(st.none() | texts(max_lines=3)),
        base=draw(st.just("") | texts()),
        metadata=draw(st.dictionaries(st.sampled_from("abc"), st.none() | st.integers())),
    )


def parts_of(whole: Sequence[str]) -> SearchStrategy[str]:
    """What is left of one of these programs when some of its lines are taken out."""
    return st.sampled_from(whole).flatmap(_parts)


def _parts(text: str) -> SearchStrategy[str]:
    there = split_lines(text)
    kept = st.lists(st.booleans(), min_size=len(there), max_size=len(there))
    return kept.map(lambda keep: "".join(line for line, stays in zip(there, keep) if stays))


def creations(min_lines: int = 0, max_lines: int = 8) -> SearchStrategy[Change]:
    """Changes that write a text from nothing."""
    return texts(min_lines, max_lines).map(Change.creation)


@st.composite
def changes(draw: st.DrawFn, max_rows: int = 8) -> Change:
    """Changes with rows kept, inserted and deleted in any order; creations are among them.

    Either end may lack its final newline, and either may be empty.
    """
    kinds = draw(st.sampled_from([tuple(RowKind), (RowKind.INSERTED,)]))
    rows = draw(st.lists(st.builds(Row, lines(), st.sampled_from(kinds)), max_size=max_rows))
    whole = Change(tuple(rows))
    for end, other in (
        (whole.target_rows, whole.base_rows),
        (whole.base_rows, whole.target_rows),
    ):
        # A row of both ends lacks its newline only where it is the last of both.
        if end and (end[-1] not in other or other[-1] == end[-1]) and draw(st.booleans()):
            rows[end[-1]] = _unterminated(rows[end[-1]])
    return Change(tuple(rows))


def _unterminated(row: Row) -> Row:
    return Row(row.text.removesuffix("\n") or row.text, row.kind)


@st.composite
def sequences(draw: st.DrawFn, of: SearchStrategy[Change] | None = None) -> EditSequence:
    """Edit sequences of changes drawn from ``of``, `changes` unless told: any ordered partition."""
    change = draw(changes() if of is None else of)
    rows = change.differing_rows
    step = st.integers(0, max(0, len(rows) - 1))
    steps = draw(st.lists(step, min_size=len(rows), max_size=len(rows)))
    edits: dict[int, list[int]] = {}
    for row, number in zip(rows, steps, strict=True):
        edits.setdefault(number, []).append(row)
    return EditSequence(change, tuple(tuple(edits[number]) for number in sorted(edits)))


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """The text as a careless model might write it: pieces lost, repeated, or put in."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 24)))
        stray = draw(st.sampled_from(["", text[start:end] * 2, " ", "\n", f"\n{SEPARATOR}"]))
        text = text[:start] + draw(st.just(stray) | lines()) + text[end:]
    return text


@st.composite
def chunked(draw: st.DrawFn, text: str) -> Iterable[str]:
    """The text in pieces, as it arrives from a model; some may be empty."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
