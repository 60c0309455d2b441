"""``lintseq sample`` step by step: settle what was asked, open the model, draw, account."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lintseq
from lintseq.cli.sample_progress import sample_progress
from lintseq.cli.terminal import harmless, words_console
from lintseq.core.errors import UsageError
from lintseq.core.model import Model
from lintseq.pipeline.benchmarks import find_benchmark
from lintseq.pipeline.decode import Decoder, decoder_for
from lintseq.pipeline.sample import DEFAULT_FORMAT, SampleRun, problems_hash
from lintseq.pipeline.sample_file import begin, is_to_do
from lintseq.pipeline.sample_finished import WantedSamples, check_finished
from lintseq.pipeline.sample_model import find_model
from lintseq.pipeline.sample_part import SamplePart, SamplePlaces
from lintseq.pipeline.sample_rows import DrawnWith, ModelStamp, SampleRow, decode_sample
from lintseq.pipeline.sample_summary import SampleSummary


class SampleJob:
    """One call of ``lintseq sample``."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given
        self._console = words_console()
        if given["resume"] and given["overwrite"]:
            raise UsageError("Give --resume to go on, or --overwrite to begin anew, not both.")
        self._places = SamplePlaces(Path(given["out"]))
        self._is_to_do = is_to_do(
            self._places, resume=given["resume"], overwrite=given["overwrite"]
        )
        self._named = find_model(given["named_model"], given["assignments"])
        self._problems = find_benchmark(given["named_benchmark"]).problems()
        self._drawn = DrawnWith(
            temperature=given["temperature"],
            top_p=given["top_p"],
            max_tokens=given["max_tokens"],
            stop=given["stop"],
            n=given["n"],
            seed=given["seed"],
        )
        # A missing linter is known before a model is loaded, and before anything is drawn.
        self._decoders(given["format_name"] or DEFAULT_FORMAT)

    def run(self) -> None:
        """Do the job."""
        if not self._is_to_do:
            self._leave()
            return
        with self._named.open() as model:
            run = self._run_of(model)
            sizes = [len(batch) * self._drawn.n for batch in run.batches()]
            job = self._job(run, model)
            with begin(self._places, job, sizes, resume=self._given["resume"]) as file:
                self._draw(run, file)

    def _run_of(self, model: Model) -> SampleRun:
        name = self._given["format_name"] or model.format or DEFAULT_FORMAT
        return SampleRun(
            model=model,
            stamp=ModelStamp(self._named.kind.name, self._named.where, model.version()),
            problems=self._problems,
            decoders=self._decoders(name),
            drawn=self._drawn,
            format=name,
            version=lintseq.__version__,
        )

    def _decoders(self, format_name: str) -> dict[str, Decoder]:
        strict = self._given["strict"]
        languages = sorted({problem.language for problem in self._problems})
        return {name: decoder_for(name, format_name, strict=strict) for name in languages}

    def _job(self, run: SampleRun, model: Model) -> dict[str, object]:
        """Everything on which the rows depend."""
        linters = {
            name: [decoder.linter.name, decoder.linter.version()]
            for name, decoder in run.decoders.items()
        }
        return {
            "model": f"{run.stamp.kind}:{run.stamp.where}",
            "version of the model": run.stamp.version,
            "setting of the model's options": dict(self._named.options),
            "benchmark": self._given["named_benchmark"],
            "set of problems": problems_hash(self._problems),
            "batch of problems": [len(batch) for batch in run.batches()][:1],
            "temperature": self._drawn.temperature,
            "top-p": self._drawn.top_p,
            "limit on tokens": self._drawn.max_tokens,
            "list of stop strings": self._drawn.stop,
            "number of samples": self._drawn.n,
            "seed": self._drawn.seed,
            "format": run.format,
            "way of reading": "strict" if self._given["strict"] else "tolerant",
            "linter": linters,
            "version of lintseq": run.version,
        }

    def _draw(self, run: SampleRun, file: SamplePart) -> None:
        summary = SampleSummary()
        for line in file.rows:
            summary.add(decode_sample(json.loads(line), str(self._places.path)))
        began, tokens = time.monotonic(), summary.tokens
        samples = len(self._problems) * self._drawn.n
        quiet = self._given["quiet"]
        try:
            with sample_progress(self._console, samples, summary, quiet=quiet) as advance:

                def take(row: SampleRow) -> None:
                    summary.add(row)
                    advance(summary)

                run.write(file, take)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(
                f"Interrupted after {summary.problems} of {len(self._problems)} problems; "
                "--resume goes on."
            ) from None
        seconds = time.monotonic() - began
        rate = (summary.tokens - tokens) / max(seconds, 1e-9)
        self._say(f"{summary}; {seconds:.1f} s, {rate:.0f} tokens/s → {self._given['out']}")

    def _leave(self) -> None:
        """Leave a finished file as it is, if it is what is asked for."""
        wanted = WantedSamples(
            self._named.kind.name,
            self._named.where,
            self._drawn,
            self._problems,
            self._given["format_name"],
        )
        check_finished(self._places.path, wanted)
        self._say(f"{wanted.count} samples are in '{self._given['out']}' already.")

    def _say(self, words: str) -> None:
        if not self._given["quiet"]:
            self._console.print(harmless(words))
