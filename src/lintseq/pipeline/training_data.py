"""What is trained on, by name and hash: one run folder, file or dataset folder of rows."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.trainer import TrainingExample
from lintseq.pipeline.arms import read_arms
from lintseq.pipeline.file_hash import sha256_of
from lintseq.pipeline.finished_run import finished_manifest
from lintseq.pipeline.read_rows import find_rows, rows_files, run_folders


@dataclass(frozen=True)
class TrainingData:
    """A run folder, or a file or dataset folder of rows.

    Attributes:
        where: as the user named it.
    """

    where: str

    @property
    def paths(self) -> list[Path]:
        """The files with rows, in order.

        Raises:
            UsageError: there is nothing of that name, it is no run folder, or its run is not
                complete.
        """
        if self.where == "-":
            raise UsageError("Data to train on is read more than once: write it to a file first.")
        files = [file.path for file in rows_files(self.where)]
        for folder in run_folders([self.where]):
            finished_manifest(folder)
        return files

    def sha256(self) -> str:
        """Of the rows, wherever they lie."""
        return sha256_of(*self.paths)

    def arms(self) -> dict[str, list[TrainingExample]]:
        """The examples of every arm.

        Raises:
            UsageError: there are none, or a row cannot be trained on.
        """
        with ExitStack() as scratch:
            return read_arms(find_rows([self.where], scratch))
