"""How well languages are detected from texts alone: whole files and snippets, by each detector."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from benchmarks import options
from benchmarks.detection_tables import Seen, by_detector, by_language
from benchmarks.detectors import DETECTORS, Detector
from benchmarks.page import Section
from lintseq.core.program import Program
from lintseq.pipeline.columns import Columns, read_program
from lintseq.pipeline.language.words import language_words
from lintseq.pipeline.settings import Settings
from lintseq.plugins.stages.words import installed

KINDS = {"files": "files", "humaneval_x": "snippets"}
"""How names of data files begin, before the language, and what is in them."""
LIMITS = (0.0, 0.6, 0.7, 0.8, 0.9)
"""What ``--min-confidence`` is tried with; 0 leaves it to the detector."""
HEAD = """# Detection of languages

How often `--lang auto` is right where nothing but the text tells a language. The command
`python -m benchmarks.detection` writes this page; nobody edits it.
"""
NOTES = (
    "Files are whole source files of 20 to 600 lines, snippets are the solutions of HumanEval-X, "
    "one function each. *Wrong* is another language than the right one, *untold* none, or one that "
    "lintseq does not know. Milliseconds are of the processor, one program after the other.",
)


@click.command()
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with files_LANGUAGE.jsonl.gz and humaneval_x_LANGUAGE.jsonl.gz.",
)
@options.programs(60)
@options.log
def main(data: Path, count: int, log: Path | None) -> None:
    """Measure how well languages are detected, by every detector that is installed."""
    programs = [each for path in data_files(data) for each in read_some(path, count)]
    if not programs:
        raise click.ClickException(f"There are no programs in '{data}': name another by --data.")
    versions = installed(*DETECTORS)
    seen = [each for name in versions for each in detect_all(name, DETECTORS[name], programs)]
    Section(
        module="benchmarks.detection",
        title="Languages by text alone",
        tables=[
            by_detector(seen, list(versions), LIMITS),
            by_language(seen, "magika", Settings("auto").min_confidence),
        ],
        notes=NOTES,
        versions=versions,
    ).publish(log, HEAD)


def data_files(folder: Path) -> list[Path]:
    """The files of a folder whose names tell their language."""
    found = [path for kind in KINDS for path in sorted(folder.glob(f"{kind}_*.jsonl.gz"))]
    return [path for path in found if language_words().called(_told(path)[1]) is not None]


def read_some(path: Path, count: int) -> list[tuple[str, Program]]:
    """The kind of a file's programs with up to ``count`` of them, spread evenly over the file."""
    kind, word = _told(path)
    language = language_words().called(word)
    assert language is not None, "the file was chosen by its language"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chosen = rows[:: -(-len(rows) // count)]
    return [(kind, read_program(row, Columns(), language.name).program) for row in chosen]


def detect_all(
    name: str, detector: Detector, programs: Sequence[tuple[str, Program]]
) -> Iterator[Seen]:
    """What a detector says of each program; it is warm before the first is timed."""
    detector(programs[0][1].text)
    for kind, program in programs:
        started = time.process_time()
        verdict = detector(program.text)
        yield Seen(name, kind, program.language, verdict, time.process_time() - started)


def _told(path: Path) -> tuple[str, str]:
    """What is in a file, and the word for its language, both by its name."""
    stem = path.name.removesuffix(".jsonl.gz")
    prefix = next(prefix for prefix in KINDS if stem.startswith(f"{prefix}_"))
    return KINDS[prefix], stem.removeprefix(f"{prefix}_")


if __name__ == "__main__":
    main()
