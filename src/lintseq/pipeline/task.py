"""The work on one record, as a value that travels to worker processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lintseq.core.change import Change
from lintseq.core.counted_session import CountedSession
from lintseq.core.errors import (
    LinterFailed,
    LinterUnavailable,
    ProgramRejected,
    ToolError,
    UsageError,
)
from lintseq.core.generate import generate_sequences
from lintseq.core.lines import split_lines
from lintseq.core.program import Program
from lintseq.core.reject import Reject
from lintseq.core.sampler import Sampler
from lintseq.core.sessions import SessionKind, fallbacks_of
from lintseq.pipeline.language.detected import detected
from lintseq.pipeline.language.detection import detector_versions
from lintseq.pipeline.language.told import AUTO, UNTOLD, Evidence
from lintseq.pipeline.made import Made
from lintseq.pipeline.records import Record
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance
from lintseq.pipeline.same_tools import difference
from lintseq.pipeline.settings import Settings, Toolbox, tool_versions, toolbox

UNAVAILABLE = "linter-unavailable"
"""Why a program in one of many languages is a reject."""


@dataclass(frozen=True)
class GenerateTask:
    """Turns a record into its output rows, or into a reject.

    Attributes:
        session_kind: which session walks. It is no setting, as no byte of a row depends on it.
    """

    settings: Settings
    lintseq_version: str
    session_kind: SessionKind = "fast"
    _unavailable: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _met: set[str] = field(default_factory=set, compare=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "tools": self._versions()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Arrive in a process that works, and see that its machine has the same tools."""
        needed = state.pop("tools")
        vars(self).update(state)
        words = difference(self._versions(), needed)
        if words is not None:
            raise ToolError(words)

    def _versions(self) -> dict[str, str]:
        """Those of the tools that are known before the first record is read."""
        if self.settings.language == AUTO:
            return detector_versions()
        return tool_versions(self.settings)

    def __call__(self, record: Record) -> Made | Reject:
        """Work on one record.

        A broken or missing tool raises; a failed program is a reject, and so is one whose language
        is without its tool where each record tells its own.
        """
        program = record.found
        if isinstance(program, Reject):
            return program
        told_by = record.told_by
        try:
            self._check_size(program)
            if program.language == UNTOLD:
                program = detected(program, self.settings.min_confidence)
                told_by = "detected"
            return self._made(program, self._tools(program.language), told_by)
        except ProgramRejected as error:
            return _reject(record, program, error)
        except LinterFailed as error:
            return _reject(record, program, ProgramRejected("linter-failed", str(error)))

    def provenance(
        self, tools: Toolbox | None = None, told_by: Evidence | None = None
    ) -> Provenance:
        """What the rows of a program say of how they were made.

        Args:
            tools: those of its language; None for the one language of all programs.
            told_by: what told that language; None if the user did.
        """
        tools = tools or toolbox(self.settings)
        return Provenance(
            linter={
                "name": tools.linter.name,
                "version": tools.linter_version,
                "tier": tools.linter.tier,
                "level": self.settings.level,
            },
            sampler=sampler_stamp(tools.sampler),
            format=self.settings.format,
            seed=self.settings.seed,
            lintseq_version=self.lintseq_version,
            language_by=told_by,
        )

    def _tools(self, language: str) -> Toolbox:
        if self.settings.language != AUTO:
            return toolbox(self.settings)
        if language not in self._unavailable:
            try:
                return toolbox(self.settings, language)
            except (LinterUnavailable, UsageError) as error:
                # Asked once: to look for a tool that is missing may take long.
                self._unavailable[language] = str(error)
        raise ProgramRejected(UNAVAILABLE, self._unavailable[language])

    def _made(self, program: Program, tools: Toolbox, told_by: Evidence | None) -> Made:
        provenance = self.provenance(tools, told_by)
        sessions: list[CountedSession] = []
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
        encoder = RowEncoder(program, provenance)
        rows: list[str] = []
        edits = 0
        for path, sequence in enumerate(sequences):
            written = tools.serializer.encode(sequence)
            rows.append(encoder.encode(path, sequence, written))
            edits += len(sequence)
        return Made(
            program.language,
            tuple(rows),
            edits=edits,
            lints=sum(session.lints for session in sessions),
            fallbacks=fallbacks_of(sessions[0].inner) if sessions else {},
            versions=self._versions_if_new(program.language),
        )

    def _versions_if_new(self, language: str) -> Mapping[str, str]:
        if self.settings.language != AUTO or language in self._met:
            return {}
        self._met.add(language)
        return tool_versions(self.settings, language)

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


def sampler_stamp(sampler: Sampler) -> dict[str, Any]:
    """What rows and manifests say of the sampler."""
    return {"name": sampler.name, "preset": sampler.preset, "options": sampler.overrides}


def _reject(record: Record, program: Program, error: ProgramRejected) -> Reject:
    place = record.place.inside(error.line, error.column)
    language = None if program.language == UNTOLD else program.language
    return Reject(error.reason, error.message, place, program.id, language)
