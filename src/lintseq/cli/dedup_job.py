"""One call of ``lintseq dedup`` step by step: settle what was asked, decide, write, account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import lintseq
from lintseq.cli.dedup_progress import watched
from lintseq.cli.destination import STANDARD_OUTPUT
from lintseq.cli.progress import reject_lines
from lintseq.cli.terminal import harmless, words_console
from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.dedup.account import Account
from lintseq.pipeline.dedup.decide import Benchmarks, DedupOptions, NearOptions, decide
from lintseq.pipeline.dedup.kept import begin_kept
from lintseq.pipeline.dedup.phrases import Phrases
from lintseq.pipeline.dedup.problems import problem_texts
from lintseq.pipeline.dedup.removals import Removal, Unread, removed_row
from lintseq.pipeline.dedup.report import account_row
from lintseq.pipeline.dedup.rows import DedupRow, DedupRows, files_language
from lintseq.pipeline.dedup.texts import Comparison
from lintseq.pipeline.each_once import each_once
from lintseq.pipeline.inputs import InputFile, find_inputs
from lintseq.pipeline.outputs import LineFile, refuse_existing
from lintseq.pipeline.targets import Target, target_of


class DedupJob:
    """What was asked, checked: nothing is written before."""

    def __init__(self, inputs: Sequence[str], given: Mapping[str, Any], scratch: ExitStack) -> None:
        self._given = given
        self._console = words_console()
        self._tell_reject = reject_lines(self._console, quiet=given["quiet"] or given["strict"])
        out = given["out"]
        self._target = None if out in (None, STANDARD_OUTPUT) else target_of(out)
        self._report = _report_path(self._target, given["report"])
        self._refuse_existing()
        language = files_language(inputs, given["lang"])
        self._files = find_inputs(inputs, language, given["input_format"], scratch)
        self._against = each_once([*_benchmark_files(given["against"], scratch)])
        columns = Columns(
            program=given["program_column"],
            instruction=given["instruction_column"],
            id=given["id_column"],
            base=given["base_column"],
        )
        self._rows = DedupRows(self._files, columns, language.name or None)
        self._options = self._settled()

    def _refuse_existing(self) -> None:
        target, overwrite = self._target, self._given["overwrite"]
        reports = [] if self._report is None else [self._report]
        if target is None:
            refuse_existing(reports, overwrite=overwrite)
        elif target.path == self._report:
            raise UsageError(
                f"Rows and report cannot share '{self._report}': name another by --report."
            )
        else:
            target.check(*reports, overwrite=overwrite)

    def _settled(self) -> DedupOptions:
        given = self._given
        phrases = Phrases(problem_texts(self._against), given["ngram"])
        return DedupOptions(
            Comparison(given["compare"], given["ignore"]),
            None if given["no_near"] else NearOptions(given["near"], given["shingle"]),
            Benchmarks(phrases, given["overlap"]) if self._against else None,
        )

    def run(self) -> None:
        """Do the job."""
        account = Account()
        with ExitStack() as files:
            report = None
            if self._report is not None:
                report = files.enter_context(LineFile.at(self._report))
            kept = files.enter_context(begin_kept(self._rows, self._target))
            watching = watched(self._rows, self._console, quiet=self._given["quiet"])
            for row, removal in decide(files.enter_context(watching), self._options):
                account.add(removal)
                kept.add(row, keep=removal is None)
                if removal is not None:
                    self._removed(row, removal, report)
            if report is not None:
                report.write([self._account(account)])
        if not self._given["quiet"]:
            self._console.print(harmless(self._sentence(account)))

    def _removed(self, row: DedupRow, removal: Removal, report: LineFile | None) -> None:
        if isinstance(removal, Unread):
            reject = removal.reject
            self._tell_reject(reject)
            if self._given["strict"]:
                raise UsageError(f"{reject.place}: {reject.reason}: {reject.message} (--strict).")
        if report is not None:
            report.write([encode_json(removed_row(row.place, row.id, removal))])

    def _account(self, account: Account) -> str:
        told = account_row(account, self._options, self._files, self._against, lintseq.__version__)
        return encode_json(told)

    def _sentence(self, account: Account) -> str:
        where = "" if self._target is None else f" → {self._given['out']}"
        why = "" if self._report is None else f"; '{self._report}' says why"
        return f"{account}{where}{why}"


def _report_path(target: Target | None, named: str | None) -> Path | None:
    """Where the report goes, unless told: beside the rows; devices have no neighbours."""
    if named is not None:
        return Path(named)
    if target is None or target.is_special:
        return None
    return target.beside(".report.jsonl")


def _benchmark_files(names: Sequence[str], scratch: ExitStack) -> Iterator[InputFile]:
    """The files that ``--against`` names, with commas between; one that is there has its own."""
    for name in names:
        parts = [name] if Path(name).exists() else name.split(",")
        yield from find_inputs(parts, files_language(parts, None), None, scratch)
