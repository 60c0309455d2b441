"""The page of results: each script writes its own section and leaves the others alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.provenance import provenance
from benchmarks.tables import Table

HEAD = """# Measurements of speed

The scripts in `benchmarks/` write this page (`--log`); nobody edits it. Times of a shared machine
swing by half and more, so read ratios: what stands in one ratio was measured in one run, turn by
turn. Figures are medians, with the quartiles in brackets.
"""


@dataclass
class Section:
    """What one script found.

    Attributes:
        module: the script, as ``python -m`` takes it.
        title: the section's heading.
        tables: what was measured.
        notes: sentences on how to read the tables.
        data: the files that were read.
        versions: of tools outside this environment.
        part: which of the script's sections it is, if there are several.
    """

    module: str
    title: str
    tables: Sequence[Table]
    notes: Sequence[str] = ()
    data: Sequence[Path] = ()
    versions: dict[str, str] = field(default_factory=dict)
    part: str = ""

    def markdown(self, arguments: Sequence[str]) -> str:
        """The section as it stands on the page."""
        parts = [
            f"## {self.title}",
            provenance(self.module, arguments, self.data, self.versions),
            *self.notes,
            *(table.markdown() for table in self.tables),
        ]
        return "\n\n".join(parts) + "\n"

    def publish(self, log: Path | None, head: str = HEAD) -> None:
        """Print the tables, and write the section into the page ``log`` if one is named.

        A page that is not there yet begins with ``head``.
        """
        text = self.markdown(sys.argv[1:])
        print(text)
        if log is not None:
            before = log.read_text("utf-8") if log.exists() else head
            log.parent.mkdir(parents=True, exist_ok=True)
            name = f"{self.module} {self.part}".rstrip()
            log.write_text(with_section(before, name, text), "utf-8")


def with_section(page: str, name: str, text: str) -> str:
    """``page`` with the section ``name`` replaced by ``text``, or added at the end."""
    begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->\n"
    if begin not in page:
        return f"{page}\n{begin}{text}{end}"
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}{text}{end}{after}"
