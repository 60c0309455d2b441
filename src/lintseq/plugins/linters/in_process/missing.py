"""A library that is not installed, told with the command that installs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lintseq.core.errors import LinterUnavailable
from lintseq.core.linter import Linter


@contextmanager
def told_if_missing(linter: type[Linter]) -> Iterator[None]:
    """Around the import of what ``linter`` wraps.

    Raises:
        LinterUnavailable: a module is missing.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise LinterUnavailable(
            f"The linter '{linter.name}' is not installed; run: {linter.install}"
        ) from error
