"""The folder of a rendering: the examples, a dataset card, and the same for programs.

::

    train/
      README.md      the dataset card
      render.json    how the examples were made
      train.jsonl    the examples
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.pipeline.folders import names_in
from lintseq.pipeline.outputs import LineFile, RowFile
from lintseq.pipeline.render.card import DATA, dataset_card
from lintseq.pipeline.render.rendering import Rendering

CARD = "README.md"
TOLD = "render.json"
NAMES = (CARD, TOLD, DATA)
OWN = {part for name in NAMES for part in (name, f".{name}.part")}
"""What may be in the folder, one whose rendering was killed included."""
LINES_AT_ONCE = 256


def refuse_render_folder(folder: Path, *, overwrite: bool) -> None:
    """Raise a `UsageError` if a rendering may not be put there: it replaces nothing else."""
    present = names_in(folder, OWN)
    if not overwrite and not present.isdisjoint(NAMES):
        raise UsageError(
            f"'{folder}' holds training data: give --overwrite to replace it, or another name."
        )


def write_folder(rendering: Rendering, folder: Path) -> None:
    """Write the folder. What was in it before stays until all examples are on the disk.

    Raises:
        UsageError: a row cannot be rendered, or the disk is full; then nothing has changed.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with LineFile.at(folder / DATA) as data:
            write_lines(data, rendering.lines())
            told = rendering.told()
            # A card never stands beside examples that it does not describe.
            for name in (CARD, TOLD):
                (folder / name).unlink(missing_ok=True)
    except BaseException:
        if is_new:
            folder.rmdir()
        raise
    with LineFile.at(folder / TOLD) as file:
        file.write([encode_json(told)])
    with LineFile.at(folder / CARD) as card:
        card.write(dataset_card(told).split("\n"))


def write_lines(file: RowFile, lines: Iterable[str]) -> None:
    """Write the lines, some at a time."""
    remaining = iter(lines)
    while block := list(islice(remaining, LINES_AT_ONCE)):
        file.write(block)
