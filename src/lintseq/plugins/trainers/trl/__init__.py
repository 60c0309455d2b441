"""The `trl` trainer: TRL's SFTTrainer on transformers, for new small models and others."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.trainer import Trainer


@hookimpl
def lintseq_trainers() -> Sequence[Trainer]:
    """Supply the trainer."""
    from lintseq.plugins.trainers.trl.trainer import Trl

    return [Trl()]
