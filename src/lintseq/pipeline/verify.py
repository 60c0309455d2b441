"""Verifying rows: every law checked from scratch, through nothing that made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintseq.core import laws
from lintseq.core.errors import LintseqError, UsageError
from lintseq.core.generate import generate_sequences
from lintseq.core.host import default_host
from lintseq.core.laws import Violation
from lintseq.core.linter import Linter
from lintseq.core.sampler import Sampler
from lintseq.pipeline.read_rows import FoundRow
from lintseq.pipeline.rows import Row, decode_row


@dataclass(frozen=True)
class RowReport:
    """What verifying one row gave.

    Attributes:
        shown: the row's place.
        id: the record's id; empty if the row cannot be read.
        path: the number of the sequence.
        violations: of every law; empty if the row is right.
        clean: states between base and target without a new error.
        states: states between base and target, where they were linted.
        notes: what could not be checked here, and why.
    """

    shown: str
    id: str
    path: int
    violations: tuple[Violation, ...]
    clean: int = 0
    states: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class VerifyTask:
    """Verifies one row.

    Attributes:
        regenerate: whether to draw the sequence again and compare (law 4).
    """

    regenerate: bool = False

    def __call__(self, found: FoundRow) -> RowReport:
        """Check the laws that one row can show."""
        if found.columns is None:
            return RowReport(found.shown, "", 0, (Violation("format", found.fault),))
        try:
            row = decode_row(found.columns, found.shown)
        except UsageError as error:
            fault = str(error).removeprefix(f"{found.shown}: ")
            return RowReport(found.shown, "", 0, (Violation("format", fault),))
        try:
            return self._report(row, found.shown)
        # The row names a plugin that is not here: nothing can be said of it.
        except UsageError as error:
            raise UsageError(f"{found.shown}: {error}") from None

    def _report(self, row: Row, shown: str) -> RowReport:
        host = default_host()
        language = host.languages.get(row.program.language)
        linter = host.linter_for(language, row.provenance.linter["name"])
        stamp = row.provenance.sampler
        sampler = host.samplers.get(stamp["name"])(stamp["preset"], stamp["options"])
        violations = [*text_violations(row)]
        notes = []
        clean = states = 0
        options = sampler.lint_options(row.provenance.linter["level"])
        if sampler.clean:
            violations += laws.clean(row.sequence, linter, options)
        else:
            clean, states = laws.clean_states(row.sequence, linter, options)
        if linter.version() != row.provenance.linter["version"]:
            notes.append(
                f"made with {row.provenance.linter['version']}, linted with {linter.version()}"
            )
        elif self.regenerate:
            violations += _determinism(row, linter, sampler)
        return RowReport(shown, row.id, row.path, tuple(violations), clean, states, tuple(notes))


def text_violations(row: Row) -> Iterator[Violation]:
    """The laws that need no linter: identity, partition, and that every format reads back."""
    host = default_host()
    serializer = host.serializers.get(row.provenance.format)
    yield from laws.identity(serializer, row.edits, row.program.base, row.program.text)
    yield from laws.partition(row.sequence)
    if tuple(serializer.encode(row.sequence)) != row.edits:
        yield Violation("round-trip", "the edits do not say what insertions and deletions say")
    for other in host.serializers.things.values():
        yield from laws.round_trip(other, row.sequence)


def _determinism(row: Row, linter: Linter, sampler: Sampler) -> Iterator[Violation]:
    (again,) = generate_sequences(
        row.sequence.change,
        record_id=row.id,
        linter=linter,
        sampler=sampler,
        structure=default_host().languages.get(row.program.language).structure,
        level=row.provenance.linter["level"],
        samples=1,
        first=row.path,
        seed=row.provenance.seed,
    )
    if again.edits != row.sequence.edits:
        yield Violation("determinism", "drawn again from the same seed, it is another sequence")


def verify_row(columns: object, shown: str = "the row") -> tuple[Violation, ...]:
    """Verify one row given as a mapping.

    Raises:
        LintseqError: a plugin or tool that the row names is not here.
    """
    if not isinstance(columns, dict):
        raise LintseqError(f"A row is a mapping of columns, not a {type(columns).__name__}.")
    return VerifyTask(regenerate=True)(FoundRow(shown, columns)).violations
