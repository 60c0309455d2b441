"""A run that tells nobody how it goes."""

from __future__ import annotations

from collections.abc import Callable

from lintseq.core.engine import Engine, EngineLimits
from lintseq.pipeline.generate import GenerateRun
from lintseq.pipeline.task import GenerateTask


def silent_run(
    task: GenerateTask, engine: Engine, on_language: Callable[[str], None] = lambda language: None
) -> GenerateRun:
    return GenerateRun(
        task=task,
        engine=engine,
        limits=EngineLimits(1, 10),
        strict=False,
        on_progress=lambda summary: None,
        on_reject=lambda reject: None,
        on_language=on_language,
    )
