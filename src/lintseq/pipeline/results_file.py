"""Files of results: read whole, and refused where they are not what ``lintseq evaluate`` wrote."""

from __future__ import annotations

from contextlib import ExitStack

from lintseq.core.errors import UsageError
from lintseq.pipeline.read_rows import find_rows
from lintseq.pipeline.result_rows import ResultRow, decode_result


def read_results(name: str) -> list[ResultRow]:
    """The rows of the file of results that the user calls ``name``, in its order.

    Raises:
        UsageError: there is no such file, it is empty, a row is no result, or two rows are of one
            sample; the message names file and line.
    """
    rows: list[ResultRow] = []
    places: dict[tuple[str, int], str] = {}
    with ExitStack() as scratch:
        for found in find_rows([name], scratch):
            if found.columns is None:
                raise UsageError(f"{found.shown}: {found.fault}.")
            row = decode_result(found.columns, found.shown)
            first = places.setdefault((row.task_id, row.sample), found.shown)
            if first != found.shown:
                raise UsageError(
                    f"{found.shown}: sample {row.sample} of '{row.task_id}' is at {first} already; "
                    "results of several models go into several files."
                )
            rows.append(row)
    if not rows:
        raise UsageError(f"'{name}' is empty: name a file that 'lintseq evaluate' wrote.")
    return rows
