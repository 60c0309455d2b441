"""Models: what completions come from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import ClassVar, Literal

from lintseq.core.option import Option, OptionValue

StopReason = Literal["end", "length", "stop"]
"""Why a completion ended: the end of the text, the limit on tokens, or a stop string."""


@dataclass(frozen=True, slots=True)
class SamplingParameters:
    """How tokens are drawn.

    Attributes:
        temperature: 0 takes the likeliest token each time.
        top_p: only the likeliest tokens that together have this probability are drawn from.
        max_tokens: a completion ends here.
        stop: a completion ends before any of these strings.
    """

    temperature: float = 0.8
    top_p: float = 1.0
    max_tokens: int = 512
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One completion that is wanted.

    Attributes:
        task_id: the problem's.
        index: which of the problem's samples, from 0.
        prompt: the text to complete.
        seed: the sample's own; with the model and the parameters it decides the completion.
        stub: the beginning of the program that the problem gives, which recorded completions may
            continue; no part of the prompt.
    """

    task_id: str
    index: int
    prompt: str
    seed: int
    stub: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model wrote.

    Attributes:
        text: without the prompt, without the end-of-text token.
        tokens_in: tokens of the prompt, where the model tells.
        tokens_out: tokens of the completion, end of text included, where the model tells.
        stop_reason: why it ended.
    """

    text: str
    tokens_in: int | None
    tokens_out: int | None
    stop_reason: StopReason


class Model(AbstractContextManager["Model"], ABC):
    """A model that is ready to be asked. A context that is closed.

    Law: the same requests in one call give the same completions, where `reproducible` says so.

    Attributes:
        format: the text format that it was trained to write, if it tells.
        batch: how many requests one call of `complete` takes best; more are welcome.
        reproducible: whether seeds decide; a server may not promise that.
    """

    format: str | None = None
    batch: int = 1
    reproducible: bool = True

    @abstractmethod
    def version(self) -> str:
        """What decides the completions besides the requests: weights by hash, a server's name."""

    @abstractmethod
    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        """One completion for each request, in their order.

        Raises:
            ModelFailed: a server did not answer, for example; the message says what to do.
            UsageError: a prompt is longer than the model reads.
        """

    def close(self) -> None:
        """Let go of what the model holds."""

    def __exit__(self, *error: object) -> None:
        self.close()


class ModelKind(ABC):
    """A way to get at models.

    Attributes:
        name: as in ``--model NAME:WHERE``.
        summary: one line for ``lintseq plugins``.
        where: what comes after the colon, for messages: ``FOLDER``, ``FILE``.
        options: what a user may set by ``--set NAME=VALUE``.
        requires: modules that it imports when it is used, for ``lintseq doctor``.
        install: the command that installs them.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    where: ClassVar[str]
    options: ClassVar[tuple[Option, ...]] = ()
    requires: ClassVar[tuple[str, ...]] = ()
    install: ClassVar[str] = ""

    @abstractmethod
    def open(self, where: str, options: Mapping[str, OptionValue]) -> Model:
        """The model at ``where``; ``options`` has a value for each of ours.

        Raises:
            UsageError: there is none there.
            ModelFailed: what it needs is not installed, or a server does not answer.
        """
