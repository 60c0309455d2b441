"""What a linter builds or installs on the user's machine: made once, whole or not at all."""

from __future__ import annotations

import fcntl
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lintseq.core.errors import LinterFailed


def untold(line: str) -> None:
    """What is told of an installation where nobody listens."""


def installed(folder: Path, build: Callable[[Path], None]) -> Path:
    """``folder``, filled by ``build`` if it is not there yet.

    ``build`` fills the empty folder that it is given, which takes the right name only when it is
    done: what has the name is whole, whatever was killed on the way. Of several processes at once
    one builds, the others wait. Name in ``folder`` all that its content depends on.

    Raises:
        LinterFailed: the folder cannot be written; and whatever ``build`` raises.
    """
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.with_name(f"{folder.name}.lock")):
            if not folder.is_dir():
                _fill(folder, build)
    except OSError as error:
        raise LinterFailed(
            f"'{folder}' cannot be installed ({error.strerror or error}); set LINTSEQ_HOME to a "
            "folder that can be written."
        ) from error
    return folder


def _fill(folder: Path, build: Callable[[Path], None]) -> None:
    draft = folder.with_name(f"{folder.name}.part")
    # What one left who was killed: the lock is ours, so no one else works on it.
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        build(draft)
        _let_all_read(draft)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    draft.rename(folder)


def _let_all_read(folder: Path) -> None:
    """A sandbox may run as another user than the one who installs, whose umask may be strict."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(path.stat().st_mode | (0o555 if runs else 0o444))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock file ``path``; it stays behind, as removing it would race."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
