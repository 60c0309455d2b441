"""Inputs of a run that goes on: known by their hashes, wherever they are, and hashed once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.pipeline.begun_run import BegunRun
from lintseq.pipeline.inputs import InputFile, find_inputs
from lintseq.pipeline.manifest import Asked, first_manifest
from lintseq.pipeline.settings import Settings
from lintseq.pipeline.shard import DoneShards
from lintseq.pipeline.task import GenerateTask

CONTENTS = ("a = 1\n", "b = 2\n")


def begun(folder: Path) -> BegunRun:
    """A run that was begun with files of the contents, called by numbers."""
    told = [
        {
            "name": f"{number}.py",
            "sha256": sha256(content.encode()).hexdigest(),
            "id": f"{number}.py",
            "source": "source-file",
        }
        for number, content in enumerate(CONTENTS)
    ]
    return BegunRun(folder / "run", {"inputs": told, "folder": str(folder)}, DoneShards())


def candidates(folder: Path, contents: Sequence[str]) -> list[InputFile]:
    """Files of these contents, called by letters."""
    paths = [folder / f"{chr(ord('z') - number)}.py" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(content)
    with ExitStack() as scratch:
        language = default_host().languages.get("python")
        return find_inputs([str(path) for path in paths], language, None, scratch)


def test_named_again_they_are_hashed_once(tmp_path: Path) -> None:
    run = begun(tmp_path)
    files = run.files_among(candidates(tmp_path, CONTENTS[::-1]))
    assert [file.path.name for file in files] == ["y.py", "z.py"]
    for file in files:
        # So nobody can read it a second time.
        file.path.unlink()
    task = GenerateTask(Settings(language="python"), "1")
    assert first_manifest(task, files, Asked({}, {}))["inputs"] == run.manifest["inputs"]


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (CONTENTS[:1], "None of the files has the SHA-256 of the input '1.py'"),
        ((*CONTENTS, "c = 3\n"), "is none of the inputs that the run in"),
        ((*CONTENTS, CONTENTS[0]), "is none of the inputs that the run in"),
    ],
)
def test_just_these_and_no_others(tmp_path: Path, contents: Sequence[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        begun(tmp_path).files_among(candidates(tmp_path, contents))
