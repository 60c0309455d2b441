"""Program lines in blocks: none can be taken for a marker, and each comes back as it was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.serializer import SEPARATOR
from lintseq.plugins.serializers.final_newlines import NO_NEWLINE
from lintseq.plugins.serializers.search_replace.markers import (
    MARKERS,
    escaped,
    marker_of,
    unescaped,
)
from lintseq.plugins.serializers.search_replace.serializer import SearchReplace
from lintseq.testing.strategies import lines

FRAMES = st.sampled_from([*MARKERS.values(), SEPARATOR, NO_NEWLINE])
tricky = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "\\", "\\\\", " "]),
    FRAMES,
    st.sampled_from(["", " ", "x"]),
)


@settings(deadline=None, max_examples=200)
@given(line=tricky | lines().map(lambda line: line[:-1]))
def test_escaping_is_undone_and_hides_every_frame(line: str) -> None:
    written = escaped(line)
    assert unescaped(written) == line
    assert marker_of(written) is None
    assert not written.startswith(SEPARATOR)
    assert written != NO_NEWLINE


@settings(deadline=None, max_examples=200)
@given(line=tricky | lines().map(lambda line: line[:-1]))
def test_nothing_else_is_escaped(line: str) -> None:
    looks = marker_of(line.lstrip("\\")) or SEPARATOR in line or NO_NEWLINE in line
    assert looks or escaped(line) == line


def test_an_edit_to_the_byte() -> None:
    change = Change.between("a\n=======\nb\nb", "a\n=======\nc\nb\nb")
    assert SearchReplace().encode(EditSequence(change, (change.differing_rows,))) == [
        "<<<<<<< SEARCH\n\\=======\n=======\n\\=======\nc\n>>>>>>> REPLACE"
    ]
