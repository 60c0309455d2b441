"""Models with one flaw each; `test_model_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from lintseq.core.model import Completion, Model, ModelKind, Request, SamplingParameters
from lintseq.core.option import OptionValue
from lintseq.testing import ModelConformance


class Echo(Model):
    """A flawless model: it repeats the prompt's words, so many as its seed says."""

    def version(self) -> str:
        return "echo 1"

    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        return [self.answer(request, parameters.max_tokens) for request in requests]

    def answer(self, request: Request, limit: int) -> Completion:
        words = request.prompt.split()
        wanted = (words * 50)[: request.seed % 100 * 40 + 5]
        cut = len(wanted) >= limit
        text = " ".join(wanted[:limit])
        return Completion(text, len(words), min(len(wanted) + 1, limit), "length" if cut else "end")


class Kind(ModelKind):
    """The kind of a model without options."""

    name = "echo"
    summary = "repeats the prompt"
    where = "NOWHERE"

    def __init__(self, model: type[Model]) -> None:
        self._model = model

    def open(self, where: str, options: Mapping[str, OptionValue]) -> Model:
        return self._model()


class Laws(ModelConformance):
    prompts = ("one two", "one two three four")

    @pytest.fixture
    def where(self) -> str:
        return "nowhere"


class TestFlawless(Laws):
    kind = Kind(Echo)


class Forgetful(Echo):
    drawn = 0

    def answer(self, request: Request, limit: int) -> Completion:
        self.drawn += 1
        return replace(super().answer(request, limit), text=f"the {self.drawn}th")


class TestForgetful(Laws):
    kind = Kind(Forgetful)


class Disorderly(Echo):
    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        ordered = sorted(requests, key=lambda request: request.prompt)
        return super().complete(ordered, parameters)


class TestDisorderly(Laws):
    kind = Kind(Disorderly)


class OneTooFew(Echo):
    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        return super().complete(requests[:3], parameters)


class TestOneTooFew(Laws):
    kind = Kind(OneTooFew)


class SaysItIsDone(Echo):
    def answer(self, request: Request, limit: int) -> Completion:
        return replace(super().answer(request, limit), stop_reason="stop")


class TestSaysItIsDone(Laws):
    kind = Kind(SaysItIsDone)


class SaysItIsCut(Echo):
    def answer(self, request: Request, limit: int) -> Completion:
        return replace(super().answer(request, limit), stop_reason="length")


class TestSaysItIsCut(Laws):
    kind = Kind(SaysItIsCut)


class Talkative(Echo):
    def answer(self, request: Request, limit: int) -> Completion:
        return super().answer(request, 10 * limit)


class TestTalkative(Laws):
    kind = Kind(Talkative)


class Restless(Echo):
    asked = 0

    def version(self) -> str:
        self.asked += 1
        return f"echo {self.asked}"


class TestRestless(Laws):
    kind = Kind(Restless)
