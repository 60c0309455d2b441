"""The work on one record, as a value that travels to worker processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.core.errors import LinterFailed, ProgramRejected
from lintseq.core.generate import generate_sequences
from lintseq.core.lines import split_lines
from lintseq.core.linter import LintSession
from lintseq.core.program import Program
from lintseq.core.reject import Reject
from lintseq.core.sessions import SessionKind, fallbacks_of
from lintseq.pipeline.records import Record
from lintseq.pipeline.rows import Provenance, encode_row
from lintseq.pipeline.settings import Settings, Toolbox, toolbox


@dataclass(frozen=True, slots=True)
class Made:
    """What one record gave.

    Attributes:
        rows: its output rows, each one line of JSON without its line break.
        fallbacks: what its session counted, as `lintseq.core.sessions.FastSession` says.
    """

    rows: tuple[str, ...]
    fallbacks: Mapping[str, int]


@dataclass(frozen=True)
class GenerateTask:
    """Turns a record into its output rows, or into a reject.

    Attributes:
        session_kind: which session walks. It is no setting, as no byte of a row depends on it.
    """

    settings: Settings
    lintseq_version: str
    session_kind: SessionKind = "fast"

    def __call__(self, record: Record) -> Made | Reject:
        """Work on one record. A broken or missing tool raises; a failed program is a reject."""
        program = record.found
        if isinstance(program, Reject):
            return program
        tools = toolbox(self.settings)
        try:
            self._check_size(program)
            return self._made(program, tools)
        except ProgramRejected as error:
            return _reject(record, program, error)
        except LinterFailed as error:
            return _reject(record, program, ProgramRejected("linter-failed", str(error)))

    def provenance(self) -> Provenance:
        """What the rows say of how they were made."""
        tools = toolbox(self.settings)
        return Provenance(
            linter={
                "name": tools.linter.name,
                "version": tools.linter_version,
                "tier": tools.linter.tier,
                "level": self.settings.level,
            },
            sampler={
                "name": tools.sampler.name,
                "preset": tools.sampler.preset,
                "options": tools.sampler.overrides,
            },
            format=self.settings.format,
            seed=self.settings.seed,
            lintseq_version=self.lintseq_version,
        )

    def _made(self, program: Program, tools: Toolbox) -> Made:
        provenance = self.provenance()
        sessions: list[LintSession] = []
        sequences = generate_sequences(
            Change.between(program.base, program.text),
            record_id=program.id,
            linter=tools.linter,
            sampler=tools.sampler,
            structure=tools.language.structure,
            level=self.settings.level,
            samples=self.settings.samples,
            seed=self.settings.seed,
            session_kind=self.session_kind,
            on_session=sessions.append,
        )
        rows = tuple(
            encode_row(program, path, sequence, tools.serializer.encode(sequence), provenance)
            for path, sequence in enumerate(sequences)
        )
        return Made(rows, fallbacks_of(sessions[0]) if sessions else {})

    def _check_size(self, program: Program) -> None:
        for text in (program.text, program.base):
            try:
                size = len(text.encode("utf-8"))
            except UnicodeEncodeError as error:
                line = text.count("\n", 0, error.start) + 1
                raise ProgramRejected(
                    "encoding", "the text has a lone surrogate, which UTF-8 cannot hold", line=line
                ) from None
            lines = len(split_lines(text))
            for count, limit, unit in (
                (lines, self.settings.max_lines, "lines"),
                (size, self.settings.max_bytes, "bytes"),
            ):
                if count > limit:
                    raise ProgramRejected(
                        "too-long", f"{count} {unit}, and --max-{unit} allows {limit}"
                    )


def _reject(record: Record, program: Program, error: ProgramRejected) -> Reject:
    place = record.place.inside(error.line, error.column)
    return Reject(error.reason, error.message, place, program.id, program.language)
