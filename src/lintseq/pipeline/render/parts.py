"""Which edits of a row an example is made of: where examples begin, and how far they go."""

from __future__ import annotations

from collections.abc import Iterator

from lintseq.core.random_source import random_source, shuffled
from lintseq.pipeline.render.candidates import Candidate, Candidates
from lintseq.pipeline.render.settings import RenderSettings
from lintseq.pipeline.rows import Row


def parts_of(row: Row, settings: RenderSettings) -> list[range]:
    """The examples that are asked for, as numbers of edits, in the order of their beginnings.

    There is always one that begins at the beginning. The states between at which others begin are
    drawn without repeats; the draw hangs on the seed, the row's id and its path alone.
    """
    total = len(row.sequence)
    between = range(1, total)
    if settings.from_states is None:
        starts = list(between)
    else:
        drawn = shuffled(random_source(settings.seed, row.id, row.path), between)
        starts = sorted(drawn[: settings.from_states])
    if settings.target == "next":
        return [range(start, min(start + 1, total)) for start in [0, *starts]]
    return [range(start, total) for start in [0, *starts]]


def fitted(part: range, candidates: Candidates, settings: RenderSettings) -> Iterator[Candidate]:
    """What becomes of an example under the limit of length: itself, a part of it, parts, nothing.

    Where it is split, an edit that is too long by itself is left out: the next example begins at
    the state behind it. At a state that leaves no room for edits splitting ends: later ones are
    mostly longer, and to look at all of them takes as long as all before.
    """
    if settings.too_long == "drop":
        whole = candidates.of(part)
        if candidates.fits(whole):
            yield whole
        return
    start = part.start
    while True:
        room = candidates.room(start)
        if room is not None and room < 0:
            return
        piece = candidates.longest(range(start, part.stop))
        if piece is not None:
            yield piece
        start = start + 1 if piece is None else piece.part.stop
        if start >= part.stop or settings.too_long == "truncate":
            return
