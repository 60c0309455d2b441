"""The `replay` kind of model: asked for a sample, it gives the one that is recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.model import Completion, Model, ModelKind, Request, SamplingParameters
from lintseq.core.option import OptionValue
from lintseq.plugins.models.replay.recorded import Recorded, read_recorded


class ReplayModel(Model):
    """Gives what is recorded for a problem and the number of a sample; seeds have no say."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._recorded: dict[tuple[str, int], Recorded] = {}
        for recorded in read_recorded(path):
            key = recorded.task_id, recorded.sample
            if key in self._recorded:
                raise UsageError(
                    f"'{path}' has sample {recorded.sample} of '{recorded.task_id}' twice: "
                    "name a file with samples of one model."
                )
            self._recorded[key] = recorded
        formats = sorted({recorded.format for recorded in self._recorded.values()})
        if len(formats) != 1:
            what = f"samples in {' and '.join(formats)}" if formats else "no samples"
            raise UsageError(f"'{path}' has {what}: name a file with samples of one format.")
        (self.format,) = formats

    def version(self) -> str:
        """The file by hash."""
        return f"sha256:{hashlib.sha256(self._path.read_bytes()).hexdigest()}"

    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        """What is recorded for each request, whatever the parameters are."""
        return [self._find(request) for request in requests]

    def _find(self, request: Request) -> Completion:
        recorded = self._recorded.get((request.task_id, request.index))
        if recorded is None:
            raise UsageError(
                f"'{self._path}' has no sample {request.index} of '{request.task_id}': ask for "
                "fewer samples or problems, or name another file."
            )
        if recorded.prompt not in (None, request.prompt):
            raise UsageError(
                f"Sample {request.index} of '{request.task_id}' in '{self._path}' answers another "
                "prompt: name the benchmark that it was drawn for."
            )
        written = recorded.completion
        if recorded.continues:
            # The text of a whole program begins with a line break.
            return replace(written, text=f"\n{request.stub}{written.text}")
        return written


class ReplayKind(ModelKind):
    """A file that ``lintseq sample`` wrote, or rows of task_id with completion or solution."""

    name = "replay"
    summary = "completions recorded in a file of samples, ours or in the field's usual shape"
    where = "FILE"

    def open(self, where: str, options: Mapping[str, OptionValue]) -> Model:
        """The samples in the file ``where``."""
        path = Path(where)
        if not path.is_file():
            raise UsageError(f"There is no file '{where}' to replay: check the name.")
        return ReplayModel(path)
