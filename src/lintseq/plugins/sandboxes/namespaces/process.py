"""A process in namespaces of its own."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from lintseq.core.sandbox import Ending
from lintseq.plugins.sandboxes.confined import Confined, status_by_shell


class NamespacesProcess(Confined):
    """A process in namespaces of its own; ``folder`` was made for it, and is removed."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._folder = folder
        try:
            super().__init__(command)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def describe(self, killed: bool) -> Ending:
        """How it ended; one that was killed may have been about to start."""
        if killed:
            return Ending(started=True, status=None)
        if not (self._folder / "ready").exists():
            return Ending(started=False, status=None, message=self.complaint())
        status = status_by_shell(self._process.returncode)
        return Ending(started=True, status=status, message=self.complaint())

    def release(self) -> None:
        """Close and remove everything."""
        super().release()
        shutil.rmtree(self._folder, ignore_errors=True)
