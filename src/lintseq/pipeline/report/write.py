"""A report on disk: its page, its curves and its numbers."""

from __future__ import annotations

from pathlib import Path

from lintseq.pipeline.report.contents import Report
from lintseq.pipeline.report.curves import draw
from lintseq.pipeline.report.document import document_text
from lintseq.pipeline.report.folder import CURVES, DOCUMENT, PAGE, write_folder
from lintseq.pipeline.report.page import page


def write_report(report: Report, folder: Path) -> None:
    """Write the report into ``folder``, which is replaced as a whole if it is there.

    Raises:
        ToolError: what draws curves or pages is not installed.
        UsageError: it cannot be written there.
    """
    pictures = {picture.file: draw(picture) for picture in report.pictures}
    files = {f"{CURVES}/{name}.svg": svg for name, svg in pictures.items()}
    files[DOCUMENT] = document_text(report)
    files[PAGE] = page(report, pictures)
    write_folder(folder, files)
