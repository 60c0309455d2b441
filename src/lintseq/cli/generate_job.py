"""The main job step by step: settle what was asked, open inputs and output, run, account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Any

import lintseq
from lintseq.cli.destination import Destination
from lintseq.cli.options import cores
from lintseq.cli.progress import live_progress, reject_lines
from lintseq.cli.terminal import harmless, page_console, words_console
from lintseq.cli.tier_notice import tell_tier
from lintseq.core.engine import EngineLimits
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.option import OptionValue, read_assignments
from lintseq.core.reject import Reject
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.generate import GenerateRun
from lintseq.pipeline.inputs import PROGRAM_FILES, find_inputs, language_of
from lintseq.pipeline.manifest import first_manifest, last_manifest
from lintseq.pipeline.outputs import Output
from lintseq.pipeline.records import Records
from lintseq.pipeline.settings import Settings, toolbox
from lintseq.pipeline.summary import Summary
from lintseq.pipeline.task import GenerateTask


class GenerateJob:
    """One call of ``lintseq generate``."""

    def __init__(self, inputs: Sequence[str], given: Mapping[str, Any], scratch: ExitStack) -> None:
        self._given = given
        self._console = words_console()
        language = language_of(inputs, given["lang"])
        self._settings = Settings(
            language=language.name,
            linter=given["linter"],
            level=given["level"],
            sampler=given["sampler"],
            preset=given["preset"],
            overrides=_overrides(given["sampler"], given["assignments"]),
            format=given["format_name"],
            samples=given["samples"],
            seed=given["seed"],
            max_lines=given["max_lines"],
            max_bytes=given["max_bytes"],
        )
        self._task = GenerateTask(self._settings, lintseq.__version__, given["session"])
        tools = toolbox(self._settings)
        if not given["quiet"]:
            tell_tier(self._console, tools.linter, language.name)
        self._engine = default_host().engines.get(given["engine"])
        self._place = Destination(given["out"], given["rejects"], overwrite=given["overwrite"])
        self._place.check()
        self._files = find_inputs(inputs, language, given["input_format"], scratch)
        if given["program_column"] and given["target_column"]:
            raise UsageError(
                "Name the program by --program-column or --target-column, not by both."
            )
        if given["fences"] and given["base_column"]:
            raise UsageError("Fences are for whole programs: leave out --fences or --base-column.")
        self._columns = Columns(
            program=given["program_column"],
            instruction=given["instruction_column"],
            id=given["id_column"],
            base=given["base_column"],
            target=given["target_column"],
            fences=given["fences"],
        )

    def run(self) -> None:
        """Do the job."""
        records = Records(self._files, self._columns, self._settings.language)
        one_program = [file.source.name for file in self._files] == [PROGRAM_FILES]
        if one_program and self._given["out"] is None and page_console().is_terminal:
            self._watch(records)
        elif self._place.is_folder:
            self._into_folder(records)
        else:
            self._into_files(records)

    def _watch(self, records: Records) -> None:
        """Draw the first sequence of the one program there is."""
        import json

        from lintseq.cli.replay import drawn_row
        from lintseq.pipeline.rows import decode_row

        shown: list[str] = []
        self._write(records, _Collected(shown), Summary())
        if shown:
            console = page_console()
            row = decode_row(json.loads(shown[0]), "the first row")
            for line in drawn_row(row):
                console.print(line)
            self._say(f"The first of {len(shown)} sequences; -o FILE writes them all.")

    def _into_folder(self, records: Records) -> None:
        folder = self._place.open_folder()
        manifest = first_manifest(self._task, self._files)
        folder.write_manifest(manifest)
        summary = Summary()
        status = "failed"
        try:
            self._write(records, folder, summary)
            status = "complete"
        except KeyboardInterrupt:
            status = "interrupted"
            raise
        finally:
            folder.write_manifest(last_manifest(self._task, manifest, summary, status))
        self._account(summary)

    def _into_files(self, records: Records) -> None:
        summary = Summary()
        self._write(records, self._place.open_files(), summary)
        self._account(summary)

    def _write(self, records: Records, output: Output, summary: Summary) -> None:
        """Run, and finish the output whatever happens."""
        given = self._given
        complete = False
        try:
            with live_progress(self._console, records.count, quiet=given["quiet"]) as progress:
                run = GenerateRun(
                    task=self._task,
                    engine=self._engine,
                    limits=EngineLimits(given["workers"] or cores(), given["time_limit"]),
                    strict=given["strict"],
                    on_progress=progress.advance,
                    on_reject=reject_lines(self._console, quiet=given["quiet"] or given["strict"]),
                )
                run.write(records, output, summary)
            complete = True
        except KeyboardInterrupt:
            raise KeyboardInterrupt(self._interrupted(summary)) from None
        finally:
            output.finish(complete=complete)

    def _interrupted(self, summary: Summary) -> str:
        done = f"Interrupted after {summary.records} of {summary.expected} programs"
        if self._place.path is None or not summary.rows:
            return f"{done}."
        return f"{done}; their rows are in '{self._given['out']}'."

    def _account(self, summary: Summary) -> None:
        rate = summary.records / max(summary.seconds, 1e-9)
        where = "" if self._place.path is None else f" → {self._given['out']}"
        self._say(f"{summary}; {summary.seconds:.1f} s, {rate:.1f} programs/s{where}")

    def _say(self, words: str) -> None:
        if not self._given["quiet"]:
            self._console.print(harmless(words))


class _Collected:
    """An output that keeps rows in a list."""

    def __init__(self, rows: list[str]) -> None:
        self._rows = rows

    def add(self, rows: Sequence[str]) -> None:
        self._rows.extend(rows)

    def add_reject(self, reject: Reject) -> None:
        pass

    def finish(self, *, complete: bool) -> None:
        pass


def _overrides(sampler: str, assignments: Sequence[str]) -> dict[str, OptionValue]:
    kind = default_host().samplers.get(sampler)
    return read_assignments(f"sampler '{kind.name}'", kind.options, assignments)
