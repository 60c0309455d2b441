"""The kind of model that the trainer makes: a folder with a chain, from which texts are drawn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.model import (
    Completion,
    Model,
    ModelKind,
    Request,
    SamplingParameters,
    StopReason,
)
from lintseq.core.option import OptionValue
from lintseq.core.random_source import random_source
from lintseq_markov.chain import Chain
from lintseq_markov.tokens import BEGIN, END, split

CHAIN = "chain.json"
NOTES = "lintseq.json"
"""What ``lintseq train`` says of the model beside it."""


class MarkovModel(Model):
    """A chain that writes, one token after the other."""

    def __init__(self, chain: Chain, version: str, told_format: str | None) -> None:
        self.format = told_format
        self._chain = chain
        self._version = version

    def version(self) -> str:
        """The hash of the chain."""
        return self._version

    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        """One completion for each request; its seed and its prompt decide it."""
        return [self._complete(request, parameters) for request in requests]

    def _complete(self, request: Request, parameters: SamplingParameters) -> Completion:
        rng = random_source(request.seed, "markov", 0)
        prompt = [BEGIN, *split(request.prompt, self._chain.special)]
        tokens: list[str] = []
        reason: StopReason = "length"
        while len(tokens) < parameters.max_tokens and reason == "length":
            drawn = self._chain.draw(
                [*prompt, *tokens], parameters.temperature, parameters.top_p, rng.random()
            )
            tokens.append(drawn)
            if drawn == END:
                reason = "end"
            elif _first_stop("".join(tokens), parameters.stop) is not None:
                reason = "stop"
        text = "".join(tokens[:-1] if reason == "end" else tokens)
        return Completion(
            text[: _first_stop(text, parameters.stop)], len(prompt), len(tokens), reason
        )


class MarkovKind(ModelKind):
    """A folder that ``lintseq train --trainer markov`` wrote."""

    name = "markov"
    summary = "a folder with a Markov chain, by the trainer markov"
    where = "FOLDER"

    def open(self, where: str, options: Mapping[str, OptionValue]) -> Model:
        """The model in the folder ``where``."""
        folder = Path(where)
        chain = read_chain(folder)
        digest = hashlib.sha256((folder / CHAIN).read_bytes()).hexdigest()
        return MarkovModel(chain, f"sha256:{digest}", _format(folder))


def read_chain(folder: Path) -> Chain:
    """The chain in a model's folder.

    Raises:
        UsageError: there is none.
    """
    file = folder / CHAIN
    try:
        chain = Chain.read(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(
            f"There is no model in '{folder}': cannot read {CHAIN}, {error.strerror}; name a "
            "folder that 'lintseq train --trainer markov' wrote."
        ) from None
    except ValueError:
        chain = None
    if chain is None or not chain.counts.get(()):
        raise UsageError(f"'{file}' is damaged: train the model again.")
    return chain


def _format(folder: Path) -> str | None:
    """The text format that the model was trained to write, if its folder tells."""
    file = folder / NOTES
    if not file.is_file():
        return None
    told = json.loads(file.read_text("utf-8")).get("format")
    return told if isinstance(told, str) else None


def _first_stop(text: str, stops: Sequence[str]) -> int | None:
    """Where the first of ``stops`` begins in ``text``, if one is there."""
    return min((text.index(stop) for stop in stops if stop in text), default=None)
