"""Renders rows, one after another, and keeps the account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.json_text import encode_json
from lintseq.core.shape import Example
from lintseq.pipeline.render.account import RenderAccount
from lintseq.pipeline.render.candidates import Candidate, Candidates
from lintseq.pipeline.render.parts import fitted, parts_of
from lintseq.pipeline.render.settings import RenderSettings
from lintseq.pipeline.rows import Row
from lintseq.pipeline.tokens import TokenCounter

Columns = Mapping[str, object]


class Renderer:
    """Turns rows into examples.

    Attributes:
        account: of the rows so far.

    Raises:
        UsageError: the settings cannot be met.
    """

    def __init__(self, settings: RenderSettings, counter: TokenCounter | None = None) -> None:
        settings.check()
        if settings.max_tokens is not None and counter is None:
            raise UsageError("--max-tokens counts tokens: name what counts them by --tokenizer.")
        self.account = RenderAccount()
        self._settings = settings
        self._counter = counter
        self._shape = default_host().shapes.get(settings.shape)
        self._last: tuple[str, str] | None = None

    def examples(self, row: Row, source: str, shown: str) -> Iterator[Columns]:
        """The row's examples as columns, one after another.

        Args:
            row: the row. Rows of one record come one after another.
            source: the name of the run folder or file that it comes from.
            shown: its place, for messages.

        Raises:
            UsageError: the shape cannot hold it.
        """
        if row.program.base and not self._shape.holds_states:
            raise UsageError(
                f"{shown}: the row '{row.id}' changes a text, which the shape "
                f"'{self._shape.name}' cannot hold: choose another shape."
            )
        self._count_row(row, source)
        candidates = Candidates(row, self._settings, self._counter)
        for part in parts_of(row, self._settings):
            yield from self._part(row, source, part, candidates)

    def _part(
        self, row: Row, source: str, part: range, candidates: Candidates
    ) -> Iterator[Columns]:
        examples = edits = 0
        for candidate in fitted(part, candidates, self._settings):
            examples += 1
            edits += len(candidate.part)
            if candidate.tokens is not None:
                self.account.count_tokens(*candidate.tokens)
            yield self._columns(row, source, candidate)
        self._count_part(part, examples, edits)

    def _columns(self, row: Row, source: str, made: Candidate) -> Columns:
        example = Example(
            id=row.id,
            path=row.path,
            language=row.program.language,
            instruction=row.program.instruction or "",
            program=row.program.text,
            record=self.account.records - 1,
            source=source,
            state=made.state,
            text=made.text,
            start=made.part.start,
            stop=made.part.stop,
            total=len(row.sequence),
        )
        columns = self._shape.columns(example)
        return columns if self._shape.is_closed else {**columns, **_told(example, made.tokens)}

    def _count_row(self, row: Row, source: str) -> None:
        account, made = self.account, row.provenance
        account.rows += 1
        account.records += (source, row.id) != self._last
        account.without_instruction += not row.program.instruction
        account.languages[row.program.language] += 1
        maker = {
            "linter": made.linter,
            "sampler": made.sampler,
            "seed": made.seed,
            "lintseq_version": made.lintseq_version,
        }
        account.makers[encode_json(maker)] += 1
        self._last = (source, row.id)

    def _count_part(self, part: range, examples: int, edits: int) -> None:
        account = self.account
        account.edits_left_out += len(part) - edits
        if not examples:
            account.dropped += 1
        elif examples == 1 and edits == len(part):
            account.whole += 1
        elif self._settings.too_long == "truncate":
            account.truncated += 1
        else:
            account.split += 1
            account.pieces += examples


def _told(example: Example, tokens: tuple[int, int] | None) -> Columns:
    """The columns that every row has after the shape's own."""
    columns: dict[str, object] = {
        "id": example.id,
        "path": example.path,
        "language": example.language,
        "state": example.state,
        "start": example.start,
        "stop": example.stop,
        "edits": example.total,
    }
    if tokens is not None:
        columns["prompt_tokens"], columns["completion_tokens"] = tokens
    return columns
