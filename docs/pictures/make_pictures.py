"""Draws the pictures of the docs, from what lintseq really does: run it when the replay changes.

``python docs/pictures/make_pictures.py`` writes the SVG files beside this script.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from rich.console import Console

from lintseq import EditSequence, generate
from lintseq.cli.replay import drawn_sequence

HERE = Path(__file__).parent
MEAN = """\
def mean(numbers):
    if not numbers:
        return 0.0
    total = 0.0
    for number in numbers:
        total += number
    return total / len(numbers)
"""
SEED, PATH = 3, 1
"""The sequence that the page 'What LintSeq does' goes through."""

LINE, GAP, WIDTH = 20, 46, 268
STYLE = """
text { font: 12px ui-monospace, Menlo, Consolas, monospace; white-space: pre; fill: #1f2933 }
.title { font-weight: bold } .gone { fill: #c62828 } .note { fill: #52606d }
.state { fill: #f5f7fa; stroke: #9aa5b1 } .mark { fill: #fde8e8 }
.arrow { stroke: #52606d; stroke-width: 1.5; fill: none; marker-end: url(#head) }
"""


def example() -> EditSequence:
    """The sequence that is drawn."""
    drawn = generate(MEAN, language="python", id="mean.py", seed=SEED, samples=PATH + 1)
    return list(drawn)[PATH]


def replay_picture(sequence: EditSequence) -> str:
    """What ``lintseq show`` draws, as in a terminal."""
    console = Console(record=True, width=60, file=io.StringIO(), force_terminal=True)
    for line in drawn_sequence(sequence):
        console.print(line)
    return console.export_svg(title="lintseq show", unique_id="replay")


def backward_picture(sequence: EditSequence) -> str:
    """The states from the finished program back to nothing, with the lines that leave next."""
    presents = list(sequence.presents())[::-1]
    steps = list(sequence.edits)[::-1]
    width = len(steps) * (WIDTH + GAP) + 74
    height = (len(presents[0]) + 3) * LINE
    panels = [
        part
        for number, (present, leaving) in enumerate(zip(presents, steps, strict=False))
        for part in _panel(sequence, number, present, leaving)
    ]
    left = len(steps) * (WIDTH + GAP)
    panels += [f'<text x="{left + 8}" y="{LINE * 3}" class="note">nothing</text>']
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"<title>A program taken apart step by step</title><style>{STYLE}</style>"
        '<defs><marker id="head" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#52606d"/></marker></defs>'
        f'<rect width="{width}" height="{height}" fill="white"/>{"".join(panels)}</svg>\n'
    )


def _panel(
    sequence: EditSequence, number: int, present: Sequence[int], leaving: Sequence[int]
) -> Iterator[str]:
    left, top = number * (WIDTH + GAP) + 8, LINE + 8
    title = "finished program" if number == 0 else f"after step {number}"
    yield f'<text x="{left}" y="{LINE}" class="title">{title}</text>'
    yield (
        f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{len(present) * LINE + 8}"'
        ' rx="4" class="state"/>'
    )
    for index, row in enumerate(present):
        y = top + index * LINE + 4
        if row in leaving:
            yield f'<rect x="{left + 2}" y="{y}" width="{WIDTH - 4}" height="{LINE}" class="mark"/>'
        kind = "gone" if row in leaving else ""
        line = f"{row + 1}  {sequence.change.rows[row].text.rstrip()}"
        code = escape(line).replace(" ", "\u00a0")
        yield f'<text x="{left + 10}" y="{y + 14}" class="{kind}">{code}</text>'
    right, middle = left + WIDTH + 4, top + LINE + 8
    yield f'<path d="M{right} {middle} h{GAP - 10}" class="arrow"/>'
    yield f'<text x="{right}" y="{middle - 8}" class="note">step {number + 1}</text>'


def main() -> None:
    """Write every picture."""
    sequence = example()
    pictures = {"replay": replay_picture(sequence), "backward": backward_picture(sequence)}
    for name, picture in pictures.items():
        (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
