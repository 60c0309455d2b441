"""The trainer `trl` keeps the laws of trainers."""

from __future__ import annotations

from lintseq.plugins.trainers.trl.trainer import Trl
from lintseq.testing import TrainerConformance


class TestTrl(TrainerConformance):
    trainer = Trl()
    init = "micro"
    options = {  # noqa: RUF012
        "batch-tokens": 160,
        "checkpoint-steps": 2,
        "vocabulary": 280,
        "device": "cpu",
    }
