"""The manifest of a run: everything needed to say what was done to what, by which versions."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import datetime, timezone

from lintseq.core.structure import structure_version
from lintseq.pipeline.file_hash import sha256_of
from lintseq.pipeline.inputs import InputFile
from lintseq.pipeline.settings import toolbox
from lintseq.pipeline.summary import Summary
from lintseq.pipeline.task import GenerateTask


def first_manifest(task: GenerateTask, files: Sequence[InputFile]) -> dict[str, object]:
    """The manifest as it stands before the first record is read."""
    made = task.provenance()
    return {
        "status": "running",
        "started": _now(),
        "inputs": [{"name": file.shown, "sha256": sha256_of(file.path)} for file in files],
        "settings": task.settings.as_dict(),
        "linter": made.linter,
        "sampler": made.sampler,
        "session": {"kind": task.session_kind},
        "versions": {
            "lintseq": task.lintseq_version,
            "python": platform.python_version(),
            "structure": structure_version(toolbox(task.settings).language.structure),
        },
        "machine": platform.platform(),
    }


def last_manifest(
    task: GenerateTask, manifest: dict[str, object], summary: Summary, status: str
) -> dict[str, object]:
    """The manifest of a run that ended: ``complete``, ``interrupted`` or ``failed``."""
    return {
        **manifest,
        "status": status,
        "finished": _now(),
        "seconds": round(summary.seconds, 3),
        "session": {"kind": task.session_kind, "fallbacks": summary.fallbacks.as_dict()},
        "counts": {
            "records": summary.records,
            "rows": summary.rows,
            "rejects": summary.rejects,
            "reasons": dict(sorted(summary.reasons.items())),
        },
    }


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
