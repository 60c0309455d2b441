"""The main job step by step: settle what was asked, open inputs and output, run, account."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import lintseq
from lintseq.cli.options import cores
from lintseq.cli.progress import RejectLines, live_progress
from lintseq.cli.terminal import page_console, words_console
from lintseq.core.engine import EngineLimits
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.reject import Reject
from lintseq.core.sampler import OptionValue
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.generate import GenerateRun
from lintseq.pipeline.inputs import PROGRAM_FILES, find_inputs, language_of
from lintseq.pipeline.manifest import first_manifest, last_manifest
from lintseq.pipeline.outputs import FileOutput, LineFile, Output, refuse_existing
from lintseq.pipeline.records import Records
from lintseq.pipeline.run_folder import RunFolder
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
        self._task = GenerateTask(self._settings, lintseq.__version__)
        toolbox(self._settings)
        self._engine = default_host().engines.get(given["engine"])
        self._files = find_inputs(inputs, language, given["input_format"], scratch)
        self._columns = Columns(
            program=given["program_column"],
            instruction=given["instruction_column"],
            id=given["id_column"],
            base=given["base_column"],
            target=given["target_column"],
        )

    def run(self) -> None:
        """Do the job."""
        records = Records(self._files, self._columns, self._settings.language)
        one_program = [file.source.name for file in self._files] == [PROGRAM_FILES]
        if one_program and self._given["out"] is None and page_console().is_terminal:
            self._watch(records)
        elif _is_folder(self._given["out"]):
            self._into_folder(records)
        else:
            self._into_file(records)

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
        if self._given["rejects"]:
            raise UsageError("A run folder has a rejects.jsonl of its own: leave out --rejects.")
        folder = RunFolder(Path(self._given["out"]), overwrite=self._given["overwrite"])
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
            folder.write_manifest(last_manifest(manifest, summary, status))
        self._account(summary, self._given["out"])

    def _into_file(self, records: Records) -> None:
        out = self._given["out"]
        path = None if out is None else Path(out)
        rejects = self._given["rejects"]
        rejects_path = Path(rejects) if rejects else path and _beside(path)
        refuse_existing(
            [named for named in (path, rejects_path) if named is not None],
            overwrite=self._given["overwrite"],
        )
        output = FileOutput(
            LineFile.standard_output() if path is None else LineFile.at(path),
            None if rejects_path is None else LineFile.at(rejects_path),
            always=bool(rejects),
        )
        summary = Summary()
        self._write(records, output, summary)
        self._account(summary, out)

    def _write(self, records: Records, output: Output, summary: Summary) -> None:
        """Run, and finish the output whatever happens."""
        quiet = self._given["quiet"]
        complete = False
        try:
            with live_progress(self._console, records.count, quiet=quiet) as progress:
                rejects = RejectLines(self._console)
                run = GenerateRun(
                    task=self._task,
                    engine=self._engine,
                    limits=EngineLimits(
                        workers=self._given["workers"] or cores(),
                        seconds=self._given["time_limit"],
                    ),
                    strict=self._given["strict"],
                    on_progress=progress.advance,
                    on_reject=_ignore if quiet else rejects.tell,
                )
                run.write(records, output, summary)
            complete = True
        except KeyboardInterrupt:
            self._say(f"Interrupted after {summary.records} of {summary.expected} programs.")
            raise
        finally:
            output.finish(complete=complete)

    def _account(self, summary: Summary, out: str | None) -> None:
        reasons = ", ".join(f"{count} {reason}" for reason, count in summary.reasons.items())
        rate = summary.records / max(summary.seconds, 1e-9)
        self._say(
            f"{summary.records} programs: {summary.rows} sequences, "
            f"{summary.rejects} rejects{f' ({reasons})' if reasons else ''}; "
            f"{summary.seconds:.1f} s, {rate:.1f} programs/s" + (f" → {out}" if out else "")
        )

    def _say(self, words: str) -> None:
        if not self._given["quiet"]:
            self._console.print(words, markup=False)


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


_ignore: Callable[[Reject], None] = lambda reject: None  # noqa: E731


def _is_folder(out: str | None) -> bool:
    return out is not None and (out.endswith("/") or Path(out).is_dir())


def _beside(path: Path) -> Path | None:
    """Where the rejects of the rows in ``path`` go; devices have no neighbours."""
    if path.exists() and not path.is_file():
        return None
    return path.with_name(f"{path.name.removesuffix('.jsonl')}.rejects.jsonl")


def _overrides(sampler: str, assignments: Sequence[str]) -> dict[str, OptionValue]:
    kind = default_host().samplers.get(sampler)
    overrides: dict[str, OptionValue] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise UsageError(f"--set takes NAME=VALUE, not '{assignment}'.")
        overrides[name] = kind.option(name).read(value)
    return overrides
