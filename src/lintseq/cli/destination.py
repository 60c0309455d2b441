"""Where the rows of the main job go: standard output, a file, or a run folder."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.pipeline.outputs import FileOutput, LineFile, refuse_existing
from lintseq.pipeline.run_folder import RunFolder, kept_to_oneself, refuse_folder
from lintseq.pipeline.table_file import begin_rows
from lintseq.pipeline.targets import target_of

STANDARD_OUTPUT = "-"


class Destination:
    """What ``--out`` and ``--rejects`` name.

    Attributes:
        path: the file or folder; None for standard output.
        target: the file, with its format; None for standard output and run folders.
        is_folder: whether it is for a run folder: it ends with a slash, or is a folder already.
    """

    def __init__(self, out: str | None, rejects: str | None, *, overwrite: bool) -> None:
        named = None if out is None or out == STANDARD_OUTPUT else out
        self.is_folder = named is not None and (named.endswith("/") or Path(named).is_dir())
        self.target = None if named is None or self.is_folder else target_of(named)
        self.path = None if named is None else self.target.path if self.target else Path(named)
        self._rejects = None if rejects is None else Path(rejects)
        self._overwrite = overwrite

    def check(self) -> None:
        """Raise a `UsageError` if a run may not be put there; nothing is written yet."""
        if self.path is not None and self.is_folder:
            if self._rejects is not None:
                raise UsageError("A run folder has its own rejects.jsonl: leave out --rejects.")
            refuse_folder(self.path, overwrite=self._overwrite)
        else:
            rejects = self._rejects_path()
            others = [] if rejects is None else [rejects]
            if self.target is None:
                refuse_existing(others, overwrite=self._overwrite)
            else:
                self.target.check(*others, overwrite=self._overwrite)

    def open_folder(self, shard_records: int, scratch: ExitStack) -> RunFolder:
        """Make the run folder, and keep it to oneself as long as ``scratch`` lives."""
        assert self.path is not None
        self.path.mkdir(parents=True, exist_ok=True)
        scratch.enter_context(kept_to_oneself(self.path))
        refuse_folder(self.path, overwrite=self._overwrite, held=True)
        return RunFolder(self.path, shard_records)

    def open_files(self) -> FileOutput:
        """Begin the file of rows, and that of rejects."""
        rejects = self._rejects_path()
        return FileOutput(
            begin_rows(self.target),
            None if rejects is None else LineFile.at(rejects),
            always=self._rejects is not None,
        )

    def _rejects_path(self) -> Path | None:
        """Where rejects go, unless told: beside the rows; devices have no neighbours."""
        if self._rejects is not None or self.target is None or self.target.is_special:
            return self._rejects
        return self.target.beside(".rejects.jsonl")
