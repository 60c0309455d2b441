"""The main job step by step: settle what was asked, open inputs and output, run, account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

import lintseq
from lintseq.cli.destination import Destination
from lintseq.cli.options import cores
from lintseq.cli.progress import live_progress, reject_lines
from lintseq.cli.terminal import harmless, page_console, words_console
from lintseq.cli.tier_notice import tell_tier, tell_tiers
from lintseq.cli.waiting import STARTING, waiting
from lintseq.core.engine import EngineLimits
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.core.option import OptionValue, read_assignments
from lintseq.core.reject import Reject
from lintseq.pipeline.begun_run import BegunRun
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.generate import GenerateRun
from lintseq.pipeline.inputs import PROGRAM_FILES, every_language, find_inputs, language_of
from lintseq.pipeline.language.detection import INSTALL, detector_versions
from lintseq.pipeline.language.told import AUTO
from lintseq.pipeline.made import Made
from lintseq.pipeline.manifest import Asked, first_manifest, last_manifest, with_language
from lintseq.pipeline.outputs import Output
from lintseq.pipeline.records import Record, Records, check_inputs
from lintseq.pipeline.run_folder import RunFolder
from lintseq.pipeline.settings import Settings, sampler_of, toolbox
from lintseq.pipeline.summary import Summary, counted
from lintseq.pipeline.task import GenerateTask

PASSING = {"out", "rejects", "overwrite", "resume", "strict", "quiet", "workers"}
"""Options that a manifest has no need to tell."""
ADJUSTABLE = {"time_limit", "memory_limit", "engine", "session"}
"""Options that may be others when a run goes on: no byte of a row depends on them, nor of a reject,
backstops aside."""


def _pass_over(language: str) -> None:
    """What is done with a language where all programs are in one."""


class GenerateJob:
    """One call of ``lintseq generate``; of a run that was ``begun``, what is left to do."""

    def __init__(
        self,
        inputs: Sequence[str],
        given: Mapping[str, Any],
        scratch: ExitStack,
        begun: BegunRun | None = None,
    ) -> None:
        self._given = given
        self._scratch = scratch
        self._begun = begun
        self._console = words_console()
        language = _language(inputs, given)
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
            min_confidence=given["min_confidence"],
        )
        self._task = GenerateTask(self._settings, lintseq.__version__, given["session"])
        self._check_tools()
        self._engine = default_host().engines.get(given["engine"])
        self._engine.check()
        self._place = Destination(given["out"], given["rejects"], overwrite=given["overwrite"])
        if begun is None:
            self._place.check()
        if begun is not None and not inputs:
            self._files = begun.files()
        else:
            self._files = find_inputs(inputs, language, given["input_format"], scratch)
            if begun is not None:
                self._files = begun.files_among(self._files)
        self._asked = _asked(given, language.name)
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
            language=given["lang_column"],
            fences=given["fences"],
        )

    def _check_tools(self) -> None:
        """Stop before anything is read if what all records need is not there."""
        if self._settings.language == AUTO:
            sampler_of(self._settings)
            default_host().serializers.get(self._settings.format)
            return
        with waiting(self._console, STARTING, quiet=self._given["quiet"]):
            tools = toolbox(self._settings)
        if not self._given["quiet"]:
            tell_tier(self._console, tools.linter, tools.language.name)

    def run(self) -> None:
        """Do the job."""
        if self._is_watched():
            self._watch()
        elif self._place.is_folder:
            check_inputs(self._files, self._columns)
            self._into_folder()
        else:
            self._into_files()

    def _is_watched(self) -> bool:
        """Whether there is one program, and somebody to draw it for."""
        one_program = [file.source.name for file in self._files] == [PROGRAM_FILES]
        return one_program and self._given["out"] is None and page_console().is_terminal

    def _shows_progress(self) -> bool:
        """Not where rows come to the terminal themselves."""
        if self._given["quiet"]:
            return False
        return self._place.path is not None or self._is_watched() or not page_console().is_terminal

    def _records(self) -> Records:
        return Records(self._files, self._columns, self._settings.language)

    def _watch(self) -> None:
        """Draw the first sequence of the one program there is."""
        import json

        from lintseq.cli.replay import drawn_row
        from lintseq.pipeline.rows import decode_row

        shown: list[str] = []
        records = self._records()
        self._write(records, _Collected(shown), Summary(records.count))
        if shown:
            console = page_console()
            row = decode_row(json.loads(shown[0]), "the first row")
            for line in drawn_row(row):
                console.print(line)
            self._say(f"The first of {len(shown)} sequences; -o FILE writes them all.")

    def _into_folder(self) -> None:
        shard_records = self._given["shard_records"]
        if self._begun is None:
            folder = self._place.open_folder(shard_records, self._scratch)
            summary = Summary()
            manifest = first_manifest(self._task, self._files, self._asked)
        else:
            folder = RunFolder(self._begun.folder, shard_records, self._begun.done.numbers)
            summary = self._begun.summary()
            manifest = self._begun.going_on(
                first_manifest(self._task, self._files, self._asked, self._begun.languages)
            )
            self._say(f"Going on after {counted(summary.before, 'program')}.")
        folder.begin(manifest)

        def add_language(language: str) -> None:
            nonlocal manifest
            manifest = with_language(self._task, manifest, language)
            folder.write_manifest(manifest)

        status = "failed"
        mixed = self._settings.language == AUTO
        try:
            records = self._records()
            summary.expected = records.count
            on_language = add_language if mixed else _pass_over
            self._write(folder.left(records), folder, summary, on_language)
            status = "complete"
        except KeyboardInterrupt:
            status = "interrupted"
            raise
        finally:
            folder.write_manifest(last_manifest(self._task, manifest, summary, status))
        self._account(summary)

    def _into_files(self) -> None:
        records = self._records()
        summary = Summary(records.count)
        self._write(records, self._place.open_files(), summary)
        self._account(summary)

    def _write(
        self,
        records: Iterable[Record],
        output: Output,
        summary: Summary,
        on_language: Callable[[str], None] = _pass_over,
    ) -> None:
        """Run, and finish the output whatever happens."""
        given = self._given
        complete = False
        try:
            quiet = not self._shows_progress()
            with live_progress(self._console, summary.expected, quiet=quiet) as progress:
                run = GenerateRun(
                    task=self._task,
                    engine=self._engine,
                    limits=EngineLimits(
                        given["workers"] or cores(), given["time_limit"], given["memory_limit"]
                    ),
                    strict=given["strict"],
                    on_progress=progress.advance,
                    on_reject=reject_lines(self._console, quiet=given["quiet"] or given["strict"]),
                    on_language=on_language,
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
        if self._place.is_folder:
            return f"{done}; go on by 'lintseq generate --resume {self._given['out']}'."
        return f"{done}; their rows are in '{self._given['out']}'."

    def _account(self, summary: Summary) -> None:
        rate = (summary.records - summary.before) / max(summary.seconds, 1e-9)
        where = "" if self._place.path is None else f" → {self._given['out']}"
        self._say(f"{summary}; {summary.seconds:.1f} s, {rate:.1f} programs/s{where}")
        if self._settings.language == AUTO and not self._given["quiet"]:
            self._account_for_languages(summary)

    def _account_for_languages(self, summary: Summary) -> None:
        """Tell once what tools were missing, and what is judged by a grammar alone."""
        for language, remedy in sorted(summary.unavailable.items()):
            self._say(f"No program in {language} was taken: {remedy}")
        if summary.reasons["no-language"] and not detector_versions():
            self._say(f"Languages that nothing tells can be detected: {INSTALL}")
        tell_tiers(self._console, sorted(summary.languages - summary.unavailable.keys()))

    def _say(self, words: str) -> None:
        if not self._given["quiet"]:
            self._console.print(harmless(words))


class _Collected:
    """An output that keeps rows in a list."""

    def __init__(self, rows: list[str]) -> None:
        self._rows = rows

    def add(self, made: Made) -> None:
        self._rows.extend(made.rows)

    def add_reject(self, reject: Reject) -> None:
        pass

    def finish(self, *, complete: bool) -> None:
        pass


def _language(inputs: Sequence[str], given: Mapping[str, Any]) -> Language:
    """The language of all programs, or what stands for it where each tells its own."""
    if given["lang"] != AUTO:
        if given["lang_column"] is not None:
            raise UsageError("--lang-column is for '--lang auto': add that, or leave it out.")
        return language_of(inputs, given["lang"])
    for option, usual in (("linter", None), ("level", "default")):
        if given[option] != usual:
            raise UsageError(
                f"--{option} is about the linter of one language: leave it out, or name the "
                "language instead of '--lang auto'."
            )
    return every_language()


def _asked(given: Mapping[str, Any], language: str) -> Asked:
    """What a manifest tells of the options; the language that was told from endings included."""
    options = {name: given[name] for name in sorted(given) if name not in PASSING}
    adjustable = {name: options.pop(name) for name in sorted(ADJUSTABLE)}
    return Asked({**options, "lang": given["lang"] or language}, adjustable)


def _overrides(sampler: str, assignments: Sequence[str]) -> dict[str, OptionValue]:
    kind = default_host().samplers.get(sampler)
    return read_assignments(f"sampler '{kind.name}'", kind.options, assignments)
