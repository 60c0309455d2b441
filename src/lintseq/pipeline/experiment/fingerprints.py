"""Fingerprints: what decides the outcome of a step, as one hash.

A step's fingerprint covers its command with the fingerprints of the steps it refers to, the content
of the files it reads, and versions. It does not cover where anything lies, so a work folder may be
moved.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Mapping
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.stage import Step
from lintseq.pipeline.file_hash import sha256_of

BLOCK = 1 << 20
_OURS = {
    "lintseq": importlib.metadata.version("lintseq"),
    "Python": platform.python_version(),
}


def step_fingerprint(step: Step, others: Mapping[str, str]) -> str:
    """The fingerprint of ``step``, given those of the steps it refers to."""
    contents = {name: content_fingerprint(Path(name)) for name in step.inputs}
    command = [
        _without_inputs(word, contents)
        for word in step.arguments(lambda name: others.get(name, "{}"))
    ]
    told = {"command": command, "ending": step.ending, "versions": {**step.versions, **_OURS}}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def content_fingerprint(path: Path) -> str:
    """The hash of a file's content, or of all files in a folder with their names.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file())
            told = [(str(file.relative_to(path)), sha256_of(file)) for file in files]
            return hashlib.sha256(json.dumps(told).encode()).hexdigest()
        return sha256_of(path)
    except OSError as error:
        raise UsageError(f"Cannot read '{error.filename}': {error.strerror}.") from None


def _without_inputs(word: str, contents: Mapping[str, str]) -> str:
    """``word`` of a command with hashes in the place of files."""
    for name, content in contents.items():
        word = word.replace(name, content)
    return word
