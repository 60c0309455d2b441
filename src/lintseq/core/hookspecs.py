"""The whole plugin contract: what a plugin can supply.

A plugin is a module, named by an entry point in the group ``lintseq``, with functions marked
`hookimpl`. Each hook returns objects; all plugins' answers are put together, and a name may be
used once. Parameters may be added to a hook, never removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pluggy

from lintseq.core.benchmark import Benchmark
from lintseq.core.engine import Engine
from lintseq.core.language import Language
from lintseq.core.linter import Linter
from lintseq.core.metric import Metric
from lintseq.core.model import ModelKind
from lintseq.core.sampler import Sampler
from lintseq.core.sandbox import Sandbox
from lintseq.core.serializer import DiffSerializer
from lintseq.core.shape import Shape
from lintseq.core.source import Source
from lintseq.core.stage import Stage
from lintseq.core.trainer import Trainer

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
def lintseq_shapes() -> Sequence[Shape]:
    """Layouts of training data: which columns hold prompt and completion."""
    raise NotImplementedError


@hookspec
def lintseq_sources() -> Sequence[Source]:
    """File formats that rows are read from, and that they may be written in."""
    raise NotImplementedError


@hookspec
def lintseq_engines() -> Sequence[Engine]:
    """What spreads the work over processes or machines."""
    raise NotImplementedError


@hookspec
def lintseq_benchmarks() -> Sequence[Benchmark]:
    """Problems with hidden tests, that models are asked."""
    raise NotImplementedError


@hookspec
def lintseq_sandboxes() -> Sequence[Sandbox]:
    """Where programs by strangers run."""
    raise NotImplementedError


@hookspec
def lintseq_trainers() -> Sequence[Trainer]:
    """What makes models."""
    raise NotImplementedError


@hookspec
def lintseq_models() -> Sequence[ModelKind]:
    """What completions come from."""
    raise NotImplementedError


@hookspec
def lintseq_metrics() -> Sequence[Metric]:
    """What is counted of the samples of a model."""
    raise NotImplementedError


@hookspec
def lintseq_stages() -> Sequence[Stage]:
    """Stations of an experiment."""
    raise NotImplementedError
