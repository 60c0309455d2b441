"""What the campaign generates: which inputs, by which samplers, how often, into what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PRESETS = ("default", "fine", "paper", "released")


@dataclass(frozen=True)
class Job:
    """One run of ``lintseq generate``.

    Attributes:
        input: the file, without its endings.
        file: its name in the data folder.
        samples: sequences a program.
        into_folder: whether the output is a run folder.
    """

    input: str
    file: str
    sampler: str
    preset: str
    samples: int
    into_folder: bool = False

    @property
    def name(self) -> str:
        """What the job's output is called, and ``--only`` selects by."""
        return f"{self.input}-{self.kind}"

    @property
    def kind(self) -> str:
        """The preset; for a sampler that has one only, the sampler."""
        return self.preset if self.sampler == "lintseq" else self.sampler


def jobs() -> Iterator[Job]:
    """All jobs: both benchmarks and whole files in every preset, the files once."""
    for benchmark in ("humaneval", "mbpp"):
        for preset in PRESETS:
            into_folder = preset == "default"
            yield Job(benchmark, f"{benchmark}.jsonl", "lintseq", preset, 5, into_folder)
        yield Job(benchmark, f"{benchmark}.jsonl", "randseq", "default", 5)
    for preset in PRESETS:
        yield Job("files_python", "files_python.jsonl.gz", "lintseq", preset, 1)
