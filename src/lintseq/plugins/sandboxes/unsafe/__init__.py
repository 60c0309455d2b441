"""The sandbox `unsafe`, which contains nothing; taken only by its name."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.sandbox import Sandbox


@hookimpl
def lintseq_sandboxes() -> Sequence[Sandbox]:
    """Supply the sandbox."""
    from lintseq.plugins.sandboxes.unsafe.sandbox import Unsafe

    return [Unsafe()]
