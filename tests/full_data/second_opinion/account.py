"""Accounting: each record of the source gives all its sequences or one reject, and nothing else."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .fault import Fault
from .reject import Reject
from .row import Row
from .source import Record

REPEAT = re.compile(r"#[0-9]+$")
CONTENT_ID = re.compile(r"[0-9a-f]{64}")


class Account:
    """Rows by their record, to be compared with one another and with what they were made from."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[row.id].append(row)

    def path_faults(self, samples: int | None) -> Iterator[Fault]:
        """Records with paths missing or twice. ``samples`` is None to take the most there are."""
        expected = samples or max(map(len, self._rows.values()), default=0)
        for identity, rows in self._rows.items():
            paths = [row.path for row in rows]
            if paths != list(range(expected)):
                message = f"the paths are {paths}, not 0 to {expected - 1} in order"
                yield Fault("accounting", identity, message)
            if len({(row.program, row.base) for row in rows}) > 1:
                yield Fault("accounting", identity, "its rows are of different programs")

    def source_faults(
        self, records: Mapping[str, Record], rejects: Sequence[Reject]
    ) -> Iterator[Fault]:
        """Records without rows or reject, rows without a record, texts that are not the source's.

        Records that share an id are told apart by their texts, so which of them is called
        ``id#2`` is not checked here.
        """
        rejected = Counter(reject.record for reject in rejects)
        for place, count in rejected.items():
            if count > 1:
                yield Fault("accounting", place, f"it has {count} rejects")
        kept = [record for place, record in records.items() if place not in rejected]
        known = {record.id for record in kept}
        expected = Counter((record.id, _content(record)) for record in kept)
        found = Counter(
            (_name_in_source(identity, known), _content(rows[0]))
            for identity, rows in self._rows.items()
        )
        for name, content in expected - found:
            message = f"this record of the source has no such rows, and no reject: {content}"
            yield Fault("source", name or "a record without id", message)
        for name, content in found - expected:
            message = f"these rows are of no record of the source: {content}"
            yield Fault("source", name or "a record without id", message)


def _content(of: Row | Record) -> str:
    return repr((of.program, of.instruction, sorted((of.metadata or {}).items())))


def _name_in_source(identity: str, known: set[str]) -> str:
    """The id as the source has it: without the number of a repeat; empty for a made-up one."""
    if identity in known:
        return identity
    plain = REPEAT.sub("", identity)
    return "" if CONTENT_ID.fullmatch(plain) and plain not in known else plain
