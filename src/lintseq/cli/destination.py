"""Where the rows of the main job go: standard output, a file, or a run folder."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.pipeline.outputs import FileOutput, LineFile, refuse_existing
from lintseq.pipeline.run_folder import RunFolder, kept_to_oneself, refuse_folder

STANDARD_OUTPUT = "-"


class Destination:
    """What ``--out`` and ``--rejects`` name.

    Attributes:
        path: the file or folder; None for standard output.
        is_folder: whether it is for a run folder: it ends with a slash, or is a folder already.
    """

    def __init__(self, out: str | None, rejects: str | None, *, overwrite: bool) -> None:
        self.path = None if out is None or out == STANDARD_OUTPUT else Path(out)
        self.is_folder = self.path is not None and (str(out).endswith("/") or self.path.is_dir())
        self._rejects = None if rejects is None else Path(rejects)
        self._overwrite = overwrite

    def check(self) -> None:
        """Raise a `UsageError` if a run may not be put there; nothing is written yet."""
        if self.path is not None and self.is_folder:
            if self._rejects is not None:
                raise UsageError("A run folder has its own rejects.jsonl: leave out --rejects.")
            refuse_folder(self.path, overwrite=self._overwrite)
        else:
            named = [path for path in (self.path, self._rejects_path()) if path is not None]
            refuse_existing(named, overwrite=self._overwrite)

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
            LineFile.at_or_standard_output(self.path),
            None if rejects is None else LineFile.at(rejects),
            always=self._rejects is not None,
        )

    def _rejects_path(self) -> Path | None:
        """Where rejects go, unless told: beside the rows; devices have no neighbours."""
        path = self.path
        if self._rejects is not None or path is None or (path.exists() and not path.is_file()):
            return self._rejects
        return path.with_name(f"{path.name.removesuffix('.jsonl')}.rejects.jsonl")
