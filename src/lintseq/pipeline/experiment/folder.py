"""The work folder of an experiment: outputs, marks of what is done, logs, and a lock.

::

    runs/NAME/
      experiment.yaml          the settings, resolved
      data.jsonl, generate/ …  what the steps wrote
      steps/NAME.begun         the fingerprint of what lies there, done or half done
      steps/NAME.done          written when the output is complete: {"fingerprint", "seconds"}
      logs/NAME.log            what the step said

Everything that belongs to a step is called by its name, up to the first dot that is not the first
character; so what it left half done can be removed, whatever it is.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.core.stage import Step
from lintseq.pipeline.outputs import LineFile

SETTINGS = "experiment.yaml"
LOCK = ".lock"
STEPS = "steps"
LOGS = "logs"


class WorkFolder:
    """A work folder, which this process alone changes while it holds its lock."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def refuse_strange(self) -> None:
        """Raise a `UsageError` if the folder is there and is no experiment's."""
        if self.path.exists() and not self.path.is_dir():
            raise UsageError(f"'{self.path}' is a file: name a folder by --out.")
        if self.path.is_dir() and any(self.path.iterdir()) and not (self.path / LOCK).exists():
            raise UsageError(
                f"The folder '{self.path}' holds something else: name another by --out."
            )

    def make(self) -> None:
        """Make the folder, if it is not there."""
        self.refuse_strange()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            (self.path / LOCK).touch()
            for name in (STEPS, LOGS):
                (self.path / name).mkdir(exist_ok=True)
        except OSError as error:
            raise UsageError(f"Cannot make '{error.filename}': {error.strerror}.") from None

    def write_settings(self, text: str) -> None:
        """Keep the settings, as YAML, for whoever wonders what was run here."""
        with LineFile.at(self.path / SETTINGS) as file:
            file.write(text.rstrip("\n").split("\n"))

    def log(self, step: Step) -> Path:
        """Where the step's words go."""
        return self.path / LOGS / f"{step.name}.log"

    def words(self, step: Step) -> list[str]:
        """What the step said, line by line; nothing if its log is gone."""
        log = self.log(step)
        text = log.read_text("utf-8", "replace") if log.is_file() else ""
        return text.rstrip("\n").split("\n") if text else []

    def seconds(self, step: Step, fingerprint: str) -> float | None:
        """How long the step took, if its output is there and is what would be written again."""
        try:
            told = json.loads(self._mark(step, "done").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if told.get("fingerprint") != fingerprint or not (self.path / step.path).exists():
            return None
        return float(told["seconds"])

    def begin(self, step: Step, fingerprint: str) -> Step:
        """Prepare for the step to run: keep what it can go on with, remove all else of it.

        The order matters: killed anywhere in here, the next run removes what is left.

        Returns:
            The step as it is to run now.
        """
        begun = self._mark(step, "begun")
        self._mark(step, "done").unlink(missing_ok=True)
        same = begun.is_file() and begun.read_text("utf-8").strip() == fingerprint
        if same and step.resumes(self.path):
            return step.again
        begun.unlink(missing_ok=True)
        for entry in sorted(self.path.iterdir()):
            if entry.name.removeprefix(".").split(".")[0] == step.name:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        with LineFile.at(begun) as file:
            file.write([fingerprint])
        return step

    def mark_done(self, step: Step, fingerprint: str, seconds: float) -> None:
        """Note that the step's output is complete."""
        with LineFile.at(self._mark(step, "done")) as file:
            file.write([encode_json({"fingerprint": fingerprint, "seconds": round(seconds, 3)})])

    def forget(self) -> None:
        """Take nothing for done, or begun."""
        for mark in sorted((self.path / STEPS).iterdir()):
            mark.unlink()

    def _mark(self, step: Step, kind: str) -> Path:
        return self.path / STEPS / f"{step.name}.{kind}"
