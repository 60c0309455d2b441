"""Source files: the program is the file, byte for byte, or there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.reject import Place
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources.source_file import SourceFile
from lintseq.testing import SourceConformance
from lintseq.testing import SourceFile as Content
from lintseq.testing.source import SHOWN


class TestSourceFileKeepsTheLaws(SourceConformance):
    source = SourceFile()
    files = (
        Content(b"", [{"program": "", "path": SHOWN}]),
        Content(b"\xef\xbb\xbfa\r\nb\x0c\r", [{"program": "\ufeffa\r\nb\f\r", "path": SHOWN}]),
        Content(b"a = '\xc3\xa9\0'", [{"program": "a = 'é\0'", "path": SHOWN}]),
        Content(b"a = '\xe9'", [None]),
        Content("a = 1\n".encode("utf-16"), [None]),
        Content(b"a = '\xed\xa0\x80'", [None]),
    )


@settings(deadline=None, max_examples=50)
@given(text=st.text())
def test_changes_no_byte(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "program.py"
    path.write_bytes(text.encode())
    (row,) = SourceFile().read(path, "shown")
    assert isinstance(row, SourceRow)
    assert row.columns == {"program": text, "path": "shown"}
    assert row.place == Place("shown")


def test_says_where_the_encoding_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_bytes("# -*- coding: latin-1 -*-\nname = 'Zoé'\n".encode("latin-1"))
    (row,) = SourceFile().read(path, "shown")
    assert row == Unreadable(
        Place("shown"),
        "the byte at offset 36 (0xE9) is not UTF-8, in line 2; convert the file to UTF-8, as no "
        "coding comment of another encoding is followed",
        reason="encoding",
    )


def test_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^Cannot read 'shown': Is a directory; name the files"):
        list(SourceFile().read(tmp_path, "shown"))
