"""The manifest of a run: everything needed to say what was done to what, by which versions."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from lintseq.core.errors import LinterUnavailable, UsageError
from lintseq.core.structure import structure_version
from lintseq.pipeline.inputs import InputFile
from lintseq.pipeline.language.detection import detector_versions
from lintseq.pipeline.language.told import AUTO
from lintseq.pipeline.settings import Toolbox, sampler_of, toolbox
from lintseq.pipeline.summary import Summary
from lintseq.pipeline.task import GenerateTask, sampler_stamp


@dataclass(frozen=True)
class Asked:
    """The options of a run as they were given, each by its name: what it takes to go on with it.

    Attributes:
        options: those on which bytes depend.
        adjustable: those that another process may be given anew.
    """

    options: Mapping[str, object]
    adjustable: Mapping[str, object]


def first_manifest(
    task: GenerateTask, files: Sequence[InputFile], asked: Asked, languages: Iterable[str] = ()
) -> dict[str, object]:
    """The manifest as it stands before the first record is read.

    Where each record tells its language, ``languages`` are those that occurred in a run that goes
    on; `with_language` adds each that occurs then.
    """
    mixed = task.settings.language == AUTO
    return {
        "status": "running",
        "started": now(),
        "folder": str(Path.cwd()),
        "inputs": [
            {
                "name": file.shown,
                "sha256": file.sha256,
                "id": file.id,
                "source": file.source.name,
            }
            for file in files
        ],
        "options": dict(asked.options),
        "adjustable": dict(asked.adjustable),
        "settings": task.settings.as_dict(),
        **(_many_languages(task, languages) if mixed else _one_language(task)),
        "sampler": sampler_stamp(sampler_of(task.settings)),
        "session": {"kind": task.session_kind},
        "versions": {
            "lintseq": task.lintseq_version,
            "python": platform.python_version(),
            **(detector_versions() if mixed else _structure(toolbox(task.settings))),
        },
        "machine": platform.platform(),
    }


def with_language(
    task: GenerateTask, manifest: Mapping[str, object], language: str
) -> dict[str, object]:
    """The manifest with one more language of those that occur, and what judges programs in it."""
    known = manifest["languages"]
    assert isinstance(known, dict), "a manifest of a run in many languages"
    return {**manifest, "languages": {**known, language: _judge(task, language)}}


def _one_language(task: GenerateTask) -> dict[str, object]:
    return {"linter": task.provenance().linter}


def _many_languages(task: GenerateTask, languages: Iterable[str]) -> dict[str, object]:
    return {"linter": {}, "languages": {name: _judge(task, name) for name in languages}}


def _judge(task: GenerateTask, language: str) -> dict[str, object]:
    try:
        tools = toolbox(task.settings, language)
    except (LinterUnavailable, UsageError) as error:
        return {"unavailable": str(error)}
    return {"linter": task.provenance(tools).linter, **_structure(tools)}


def _structure(tools: Toolbox) -> dict[str, str | None]:
    return {"structure": structure_version(tools.language.structure)}


def last_manifest(
    task: GenerateTask, manifest: dict[str, object], summary: Summary, status: str
) -> dict[str, object]:
    """The manifest of a run that ended: ``complete``, ``interrupted`` or ``failed``."""
    return {
        **manifest,
        "status": status,
        "finished": now(),
        "process_seconds": round(summary.seconds, 3),
        "session": {"kind": task.session_kind, "fallbacks": summary.fallbacks.as_dict()},
        "counts": {
            "records": summary.records,
            "rows": summary.rows,
            "rejects": summary.rejects,
            "reasons": dict(sorted(summary.reasons.items())),
            "languages": summary.work.as_dict(),
        },
    }


def now() -> str:
    """The time, in UTC."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
