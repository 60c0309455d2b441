"""Markov chains for lintseq: what this plugin supplies."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.benchmark import Benchmark
from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import Metric
from lintseq.core.model import ModelKind
from lintseq.core.stage import Stage
from lintseq.core.trainer import Trainer
from lintseq_markov.benchmark import Verbs
from lintseq_markov.metric import ProgramLines
from lintseq_markov.model import MarkovKind
from lintseq_markov.stage import Questions
from lintseq_markov.trainer import MarkovTrainer


@hookimpl
def lintseq_trainers() -> Sequence[Trainer]:
    """Supply the trainer."""
    return [MarkovTrainer()]


@hookimpl
def lintseq_models() -> Sequence[ModelKind]:
    """Supply the kind of model that the trainer makes."""
    return [MarkovKind()]


@hookimpl
def lintseq_benchmarks() -> Sequence[Benchmark]:
    """Supply the benchmark."""
    return [Verbs()]


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    return [ProgramLines()]


@hookimpl
def lintseq_stages() -> Sequence[Stage]:
    """Supply the stage."""
    return [Questions()]
