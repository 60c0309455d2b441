"""Sampling: problems to requests, completions to rows, batch after batch of problems."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lintseq.core.benchmark import Problem
from lintseq.core.errors import ModelFailed
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.core.random_source import below, random_source
from lintseq.pipeline.decode import Decoder
from lintseq.pipeline.sample_part import SamplePart
from lintseq.pipeline.sample_rows import DrawnWith, ModelStamp, SampleRow, encode_sample

SEEDS = 1 << 31
"""Seeds of samples are below it: the largest numbers that every server takes for a seed."""
DEFAULT_FORMAT = "whole"
"""What a model that does not tell is taken to write: none writes edits that has not learnt to."""


def sample_seed(seed: int, task_id: str, index: int) -> int:
    """The seed of one sample, from the run's seed, the problem and the sample's number alone."""
    return below(random_source(seed, task_id, index), SEEDS)


def problems_hash(problems: Sequence[Problem]) -> str:
    """SHA-256 of everything of the problems that samples depend on."""
    digest = hashlib.sha256()
    for problem in problems:
        for part in (problem.task_id, problem.language, problem.instruction, problem.stub):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(data))
            digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True)
class SampleRun:
    """Draws the samples of a benchmark's problems.

    Attributes:
        model: what is asked.
        stamp: what rows say of it.
        problems: in the benchmark's order.
        decoders: by language.
        drawn: how samples are drawn.
        format: the text format that completions are read in.
        version: lintseq's.
    """

    model: Model
    stamp: ModelStamp
    problems: Sequence[Problem]
    decoders: Mapping[str, Decoder]
    drawn: DrawnWith
    format: str
    version: str

    def batches(self) -> list[Sequence[Problem]]:
        """Whole problems that together have as many samples as the model takes best, or one."""
        size = max(1, self.model.batch // self.drawn.n)
        return [self.problems[start : start + size] for start in range(0, len(self.problems), size)]

    def write(self, file: SamplePart, on_row: Callable[[SampleRow], None]) -> None:
        """Draw what the file does not have yet, and complete it."""
        for batch in self.batches()[file.batches :]:
            rows = self.rows(batch)
            file.add([encode_sample(row) for row in rows])
            for row in rows:
                on_row(row)
        file.finish()

    def rows(self, problems: Sequence[Problem]) -> list[SampleRow]:
        """The samples of some problems."""
        asked = [
            (problem, self._request(problem, index))
            for problem in problems
            for index in range(self.drawn.n)
        ]
        parameters = SamplingParameters(
            self.drawn.temperature, self.drawn.top_p, self.drawn.max_tokens, self.drawn.stop
        )
        completions = self.model.complete([request for _, request in asked], parameters)
        if len(completions) != len(asked):
            raise ModelFailed(
                f"The model gave {len(completions)} completions for {len(asked)} requests: this is "
                f"a defect of the kind '{self.stamp.kind}'; update or remove its plugin."
            )
        return [
            self._row(problem, request, completion)
            for (problem, request), completion in zip(asked, completions)
        ]

    def _request(self, problem: Problem, index: int) -> Request:
        seed = sample_seed(self.drawn.seed, problem.task_id, index)
        return Request(problem.task_id, index, problem.instruction, seed, problem.stub)

    def _row(self, problem: Problem, request: Request, completion: Completion) -> SampleRow:
        decoder = self.decoders[problem.language]
        decoded = decoder.decode(completion.text, completion.stop_reason)
        return SampleRow(
            task_id=problem.task_id,
            sample=request.index,
            solution=decoded.solution,
            decoding=decoded.outcome,
            repairs=decoded.repairs,
            states=decoded.states,
            linted_states=decoded.linted_states,
            clean_states=decoded.clean_states,
            prompt=request.prompt,
            text=completion.text,
            tokens_in=completion.tokens_in,
            tokens_out=completion.tokens_out,
            stop_reason=completion.stop_reason,
            seed=request.seed,
            parameters=self.drawn,
            format=self.format,
            model=self.stamp,
            lintseq_version=self.version,
        )
