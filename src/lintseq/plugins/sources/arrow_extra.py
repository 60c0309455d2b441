"""What files of Arrow's kinds need: pyarrow, installed and content with what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lintseq.core.errors import UsageError


@contextmanager
def needs_pyarrow(shown: str) -> Iterator[None]:
    """Turn a failing import of pyarrow into a `UsageError` that says how to install it."""
    try:
        yield
    except ImportError as error:
        raise UsageError(
            f"'{shown}' needs pyarrow: install it by: pip install 'lintseq[data]'."
        ) from error
