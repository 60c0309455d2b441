"""A batch as a page: every token marked off, and the trained ones apart from the masked ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from lintseq.cli.terminal import harmless
from lintseq.core.trainer import ShownToken

LINE_BREAK = "⏎"
TRAINED = ("bold green", "bold cyan")
"""Neighbours have different colours, so that the bounds of tokens show."""
MASKED = ("dim", "dim italic")


def batch_lines(batch: Sequence[Sequence[ShownToken]]) -> Iterator[Text]:
    """The batch, example by example; without colours brackets and bars tell the same."""
    trained = sum(token.trained for example in batch for token in example)
    total = sum(map(len, batch))
    yield Text(
        f"{len(batch)} examples, {total} tokens, {trained} of them trained: "
        "[masked] is read only, |trained| is learnt"
    )
    for number, example in enumerate(batch, start=1):
        yield Text()
        yield Text(f"example {number}", style="bold")
        yield _drawn(example)


def _drawn(example: Sequence[ShownToken]) -> Text:
    drawn = Text()
    for place, token in enumerate(example):
        # A line break of the text is shown, and followed by a real one that sets the page.
        breaks = token.text.endswith("\n")
        shown = "\n".join(map(harmless, token.text.replace("\n", f"{LINE_BREAK}\n").split("\n")))
        shown = shown.removesuffix("\n")
        left, right = ("|", "|") if token.trained else ("[", "]")
        style = (TRAINED if token.trained else MASKED)[place % 2]
        drawn.append(f"{left}{shown}{right}", style=style)
        if breaks:
            drawn.append("\n")
    return drawn
