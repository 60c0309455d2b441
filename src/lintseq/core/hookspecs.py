"""The whole plugin contract: what a plugin can supply.

A plugin is a module, named by an entry point in the group ``lintseq``, with functions marked
`hookimpl`. Each hook returns objects; all plugins' answers are put together, and a name may be
used once. Parameters may be added to a hook, never removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pluggy

from lintseq.core.engine import Engine
from lintseq.core.language import Language
from lintseq.core.linter import Linter
from lintseq.core.sampler import Sampler
from lintseq.core.serializer import DiffSerializer
from lintseq.core.source import Source

PROJECT = "lintseq"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def lintseq_languages() -> Sequence[Language]:
    """Languages: names, file endings, structure, default linters."""
    raise NotImplementedError


@hookspec
def lintseq_linters() -> Sequence[Linter]:
    """Linters, ready to be asked; their tools start when first needed."""
    raise NotImplementedError


@hookspec
def lintseq_samplers() -> Sequence[type[Sampler]]:
    """Samplers, as classes: an instance has its options settled."""
    raise NotImplementedError


@hookspec
def lintseq_serializers() -> Sequence[DiffSerializer[Any]]:
    """Text formats for edit sequences."""
    raise NotImplementedError


@hookspec
def lintseq_sources() -> Sequence[Source]:
    """File formats that rows are read from."""
    raise NotImplementedError


@hookspec
def lintseq_engines() -> Sequence[Engine]:
    """What spreads the work over processes or machines."""
    raise NotImplementedError
