"""The generate loop: the samples of one program, drawn one after another from one session."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lintseq.core.change import Change
from lintseq.core.counted_session import CountedSession
from lintseq.core.edits import EditSequence
from lintseq.core.linter import Linter
from lintseq.core.random_source import random_source
from lintseq.core.sampler import Sampler
from lintseq.core.sessions import SessionKind, begin_session
from lintseq.core.structure import StructureFactory


def generate_sequences(
    change: Change,
    *,
    record_id: str,
    linter: Linter,
    sampler: Sampler,
    structure: StructureFactory,
    level: str = "default",
    samples: int = 5,
    first: int = 0,
    seed: int = 0,
    session_kind: SessionKind = "fast",
    on_session: Callable[[CountedSession], object] | None = None,
) -> Iterator[EditSequence]:
    """Draw ``samples`` edit sequences of ``change``, the paths from ``first`` on.

    What the linter and the language build for the change is built once. The sequence of path k
    depends on the seed, the record's id and k alone. A change without differing rows gives
    sequences without edits, and nothing is linted. ``on_session`` is called with the session, which
    all samples share, when it is made; it counts what they ask.

    Raises:
        ProgramRejected: the program does not parse, or the linter cannot take it.
        ToolError: the linter is missing or failed.
    """
    if not change.differing_rows:
        yield from [EditSequence(change, ())] * samples
        return
    options = sampler.lint_options(level)
    session = CountedSession(begin_session(linter, change, options, session_kind))
    if on_session is not None:
        on_session(session)
    shape = structure(change)
    for path in range(first, first + samples):
        yield sampler.sample(change, session, shape, random_source(seed, record_id, path))
