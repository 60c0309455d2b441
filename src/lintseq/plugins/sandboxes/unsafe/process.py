"""A process that nothing but limits holds."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from signal import SIGKILL

from lintseq.plugins.sandboxes.confined import Confined


class UnsafeProcess(Confined):
    """A process that nothing but limits holds; it works in ``folder``, which is removed."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._folder = folder
        try:
            super().__init__(command, folder=str(folder), environment=environment)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def kill(self) -> None:
        """Kill its process group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, SIGKILL)

    def wait_for_the_rest(self) -> None:
        """Kill what it left behind in its group; what has left the group is out of reach."""
        self.kill()

    def release(self) -> None:
        """Close and remove everything."""
        super().release()
        shutil.rmtree(self._folder, ignore_errors=True)
