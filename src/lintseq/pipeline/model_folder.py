"""A model's folder, from the first step to the finished model, which is there all at once or not.

::

    models/lintseq/
      training.json      what is being trained, until it is done
      checkpoints/       the trainer's, until it is done
      .model.part/       the finished model's files, before they are moved up
      config.json, model.safetensors, tokenizer files
      README.md          the model card
      lintseq.json       everything that made the model; it comes last, and says that all is there
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.core.trainer import TrainingSummary
from lintseq.pipeline.folders import names_in
from lintseq.pipeline.model_card import model_card
from lintseq.pipeline.outputs import LineFile

CARD = "lintseq.json"
README = "README.md"
BEGUN = "training.json"
_FOLDERS = ("checkpoints", ".model.part")
_OURS = (".json", ".jinja", ".model", ".safetensors", ".txt", ".part")


class ModelFolder:
    """The folder of a model that is being trained.

    Attributes:
        checkpoints: for the trainer's checkpoints.
        staging: for the finished model's files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.checkpoints, self.staging = (folder / name for name in _FOLDERS)

    def prepare(self, *, resume: bool, overwrite: bool) -> None:
        """See that a model may be put here, and remove the one that is to be replaced.

        Raises:
            UsageError: the folder holds something else, or a model that nobody said to replace.
        """
        folder = self._folder
        if resume and overwrite:
            raise UsageError("--resume goes on with what --overwrite removes: give one of them.")
        present = sorted(folder.iterdir()) if folder.is_dir() else []
        ours = any(path.name in (CARD, BEGUN) for path in present)
        own = {path.name for path in present if ours and _is_ours(path)}
        names_in(folder, own, "name a folder by --out")
        if present and not resume and not overwrite:
            raise UsageError(
                f"'{folder}' holds a model: give --resume to go on with it, --overwrite to train "
                "it anew, or another name."
            )
        if overwrite:
            self._clear(present)

    def check_same(self, card: Mapping[str, Any]) -> bool:
        """Whether the model of this ``card`` is here, finished.

        Raises:
            UsageError: another one is, finished or begun.
        """
        for name in (CARD, BEGUN):
            path = self._folder / name
            if path.is_file():
                self._compare(json.loads(path.read_text("utf-8")), card)
                return name == CARD
        return False

    def begin(self, card: Mapping[str, Any]) -> None:
        """Say what is being trained, before the first step."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self.checkpoints.mkdir(exist_ok=True)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir()
        if not (self._folder / BEGUN).is_file():
            self._write(self._folder / BEGUN, json.dumps(card, indent=1))

    def leave_nothing(self) -> None:
        """Remove what `begin` made, if there is no checkpoint that one could go on from."""
        if not any(path.is_dir() for path in self.checkpoints.glob("[!.]*")):
            self.clean()
            if not any(self._folder.iterdir()):
                self._folder.rmdir()

    def publish(self, card: Mapping[str, Any], summary: TrainingSummary) -> None:
        """Move the finished model to its place, the card last, and remove what led to it."""
        told = {**card, **_told(summary)}
        self._write(self.staging / README, model_card(told))
        for path in sorted(self.staging.iterdir()):
            _sync(path)
            path.replace(self._folder / path.name)
        _sync(self._folder)
        self._write(self._folder / CARD, json.dumps(told, indent=1))
        (self._folder / BEGUN).unlink()
        self.clean()

    def clean(self) -> None:
        """Remove what a finished model needs no more."""
        (self._folder / BEGUN).unlink(missing_ok=True)
        for name in _FOLDERS:
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def _compare(self, there: Mapping[str, Any], card: Mapping[str, Any]) -> None:
        for name, now in card.items():
            before = there.get(name)
            if _without_place(before) != _without_place(now):
                raise UsageError(
                    f"'{self._folder}' holds a model that was trained with another '{name}'"
                    f"{_difference(before, now)}: name another folder, or train it anew by "
                    "--overwrite."
                )

    def _clear(self, present: list[Path]) -> None:
        # The marks come last: what is left by a kill is still known to be ours.
        for path in sorted(present, key=lambda path: path.name in (CARD, BEGUN)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _write(self, path: Path, text: str) -> None:
        with LineFile.at(path) as file:
            file.write(text.split("\n"))


def _is_ours(path: Path) -> bool:
    if path.is_dir():
        return path.name in _FOLDERS
    return path.name == README or path.suffix in _OURS


def _told(summary: TrainingSummary) -> dict[str, Any]:
    told = {name: value for name, value in asdict(summary).items() if name != "extent"}
    reference, versions = told.pop("reference"), told.pop("versions")
    return {
        "summary": {**asdict(summary.extent), **told},
        "reference": reference,
        "versions": versions,
    }


def _without_place(value: Any) -> Any:
    """The same content is the same data, wherever it lies."""
    if isinstance(value, dict) and "sha256" in value:
        return value["sha256"]
    return value


def _difference(before: Any, now: Any) -> str:
    """Both, where they are short; what differs of two lists of options."""
    if isinstance(before, dict) and isinstance(now, dict) and "sha256" not in now:
        names = sorted({*before, *now})
        return "".join(
            f" ({name}: {before.get(name)}, now {now.get(name)})"
            for name in names
            if before.get(name) != now.get(name)
        )
    return "" if isinstance(now, dict) or isinstance(before, dict) else f" ({before}, now {now})"


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
