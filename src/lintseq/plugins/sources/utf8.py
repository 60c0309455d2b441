"""Strict UTF-8, and in words where a text is something else."""

from __future__ import annotations

BOM = b"\xef\xbb\xbf"
"""The byte order mark that some editors put before a text."""


class NotUtf8(Exception):
    """Bytes are not the UTF-8 of any text.

    Attributes:
        offset: of the first wrong byte, counted from 0.
        line: the line it is on, counted from 1.
    """

    def __init__(self, fault: UnicodeDecodeError) -> None:
        self.offset = fault.start
        self.line = fault.object.count(b"\n", 0, fault.start) + 1
        wrong = fault.object[fault.start]
        super().__init__(f"the byte at offset {self.offset} (0x{wrong:02X}) is not UTF-8")


def decode(content: bytes) -> str:
    """The text that ``content`` is the UTF-8 of, to the last byte; `NotUtf8` if there is none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(error) from None
