"""A model in this process: batches of prompts in, completions out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import torch
import transformers

from lintseq.core.errors import ModelFailed
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.core.option import OptionValue
from lintseq.plugins.models.transformers.drawing import Drawing
from lintseq.plugins.models.transformers.ending import Ending
from lintseq.plugins.models.transformers.folder import folder_hash, told_format
from lintseq.plugins.models.transformers.loading import load
from lintseq.plugins.models.transformers.prompts import Asked, batches, read_requests


class TransformersModel(Model):
    """The model in a folder.

    A row of a batch draws from its own random source, so that the batch it is in has no say in
    what it gets; but for the last bits of its scores, which depend on the batch's shape. The same
    requests in one call give the same completions.
    """

    def __init__(self, folder: Path, options: Mapping[str, OptionValue]) -> None:
        self._folder = folder
        self.batch = int(options["batch"])
        self._cache = bool(options["kv-cache"])
        self._dtype = str(options["dtype"])
        self._model = load(folder, str(options["device"]), self._dtype)
        self.format = told_format(folder)
        self._threads_before = torch.get_num_threads()
        torch.set_num_threads(int(options["threads"]) or self._threads_before)

    def version(self) -> str:
        """The weights by hash, and what they are multiplied with."""
        made = ", ".join(f"{name} {version_of(name)}" for name in ("transformers", "torch"))
        where = f"{self._model.device} {self._dtype}"
        return f"sha256:{folder_hash(self._folder)} ({made}, {where})"

    def close(self) -> None:
        """Give back the number of threads."""
        torch.set_num_threads(self._threads_before)

    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        """One completion for each request, in their order."""
        asked = read_requests(self._model, requests, parameters.max_tokens)
        found: dict[int, Completion] = {}
        for batch in batches(asked, self.batch):
            completions = self._complete(batch, parameters)
            found.update((one.place, written) for one, written in zip(batch, completions))
        return [found[place] for place in range(len(requests))]

    def _complete(self, batch: Sequence[Asked], parameters: SamplingParameters) -> list[Completion]:
        longest = max(len(one.ids) for one in batch)
        ending = Ending(self._model, parameters.stop, longest)
        rows = self._generate(batch, longest, ending, parameters)
        return [self._completion(one, ids, ending) for one, ids in zip(batch, rows)]

    def _generate(
        self,
        batch: Sequence[Asked],
        longest: int,
        ending: Ending,
        parameters: SamplingParameters,
    ) -> list[list[int]]:
        """What follows each prompt, token by token; behind its end a row holds padding."""
        model = self._model
        fill = [longest - len(one.ids) for one in batch]
        ids = [[model.pad] * blank + list(one.ids) for blank, one in zip(fill, batch)]
        seen = [[0] * blank + [1] * len(one.ids) for blank, one in zip(fill, batch)]
        seeds = [one.request.seed for one in batch]
        drawing = Drawing(seeds, parameters.temperature, parameters.top_p)
        try:
            with torch.inference_mode():
                written: Any = model.network.generate(
                    torch.tensor(ids, device=model.device),
                    attention_mask=torch.tensor(seen, device=model.device),
                    generation_config=transformers.GenerationConfig(
                        do_sample=False,
                        max_new_tokens=batch[0].room,
                        eos_token_id=list(model.ends),
                        pad_token_id=model.pad,
                        use_cache=self._cache,
                    ),
                    logits_processor=transformers.LogitsProcessorList([drawing]),
                    stopping_criteria=transformers.StoppingCriteriaList([ending]),
                )
        except torch.OutOfMemoryError as error:
            raise ModelFailed(
                f"The memory of '{model.device}' does not hold {len(batch)} completions at once: "
                f"give fewer by --set batch={max(1, len(batch) // 2)}."
            ) from error
        rows: list[list[int]] = written[:, longest:].tolist()
        return rows

    def _completion(self, asked: Asked, ids: list[int], ending: Ending) -> Completion:
        written, reason = ending.cut(ids)
        before, whole = ending.text(asked.ids), ending.text([*asked.ids, *written])
        # Some tokenizers take the space off what begins a text: so the text is begun by the prompt.
        text = whole[len(before) :] if whole.startswith(before) else ending.text(written)
        return Completion(
            text=ending.before_stop(text),
            tokens_in=len(asked.ids),
            tokens_out=len(written) + (reason == "end"),
            stop_reason=reason,
        )
