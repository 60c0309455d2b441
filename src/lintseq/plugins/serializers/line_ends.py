r"""Edits whose own lines end in ``\r\n``, as texts that went through Windows have them.

A ``\r`` after a program line may belong to the program. One after a line that is the format's own,
a header or a marker, cannot, and gives the others away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lintseq.core.serializer import Faults

LINE_END_REPAIRS: Mapping[str, str] = {
    "crlf": r"the format's own lines end in `\r\n`: "
    r"a `\r` is taken from every line of the edit that ends in one",
}


def plain_line_ends(
    lines: Sequence[str], is_own: Callable[[str], object], faults: Faults
) -> Sequence[str]:
    r"""The lines, without a ``\r`` at the end if one ``is_own`` but for that. Faults: ``crlf``."""
    for number, line in enumerate(lines, start=1):
        if line.endswith("\r") and is_own(line[:-1]) and not is_own(line):
            faults.note("crlf", rf"line {number}: it ends in \r\n")
            return [other.removesuffix("\r") for other in lines]
    return lines
