"""The laws of a model: the same requests give the same completions, in order, counted truly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

import pytest

from lintseq.core.model import Completion, Model, ModelKind, Request, SamplingParameters
from lintseq.core.option import OptionValue, settle_options

REASONS = ("end", "length", "stop")


class ModelConformance:
    """What a kind of model owes.

    Subclass it, name the kind, and say where a model is. The place may be a fixture's::

        class TestMyModels(ModelConformance):
            kind = MyKind()
            prompts = ("Add two numbers.", "Greet someone.")

            @pytest.fixture
            def where(self) -> str:
                return "tests/data/model"

    Attributes:
        kind: the kind, as the plugin's hook supplies it.
        prompts: at least two, of different lengths, that the model at ``where`` completes.
        tasks: task ids that go with the prompts, for models that know only some.
        limit: of tokens, which some completions should reach and others not.
    """

    kind: ClassVar[ModelKind]
    prompts: ClassVar[Sequence[str]]
    tasks: ClassVar[Sequence[str]] = ()
    limit: ClassVar[int] = 64

    @pytest.fixture
    def where(self) -> str:
        """What follows the colon in ``--model KIND:WHERE``."""
        raise NotImplementedError("give a fixture 'where'")

    @pytest.fixture
    def options(self) -> Mapping[str, OptionValue]:
        """What is set by hand, where the defaults do not do for a test."""
        return {}

    @pytest.fixture
    def model(self, where: str, options: Mapping[str, OptionValue]) -> Iterator[Model]:
        """The model, open."""
        settled = settle_options(self.kind.name, self.kind.options, options)
        with self.kind.open(where, settled) as model:
            yield model

    @pytest.fixture
    def parameters(self) -> SamplingParameters:
        """How completions are drawn in these tests."""
        return SamplingParameters(max_tokens=self.limit)

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert self.kind.name.split() == [self.kind.name], "a name is one word"
        assert self.kind.summary.strip()
        assert self.kind.where.strip()
        assert "\n" not in self.kind.summary
        for option in self.kind.options:
            assert option.summary.strip()
            option.check(option.default)

    def test_says_its_version(self, model: Model) -> None:
        """The same each time, in one line."""
        assert model.version().strip()
        assert "\n" not in model.version()
        assert model.version() == model.version()
        assert model.batch >= 1

    def test_gives_a_completion_for_each_request(
        self, model: Model, parameters: SamplingParameters
    ) -> None:
        """None at all for no request."""
        assert list(model.complete([], parameters)) == []
        assert len(model.complete(self._requests(2), parameters)) == 2 * len(self.prompts)

    def test_the_same_requests_give_the_same(
        self, model: Model, parameters: SamplingParameters
    ) -> None:
        """Where the model says that seeds decide."""
        if model.reproducible:
            requests = self._requests(2)
            assert self._drawn(model, requests, parameters) == self._drawn(
                model, requests, parameters
            )

    def test_completions_are_in_the_order_of_requests(
        self, model: Model, parameters: SamplingParameters
    ) -> None:
        """Each is of its own prompt: tokens of prompts are counted for each alone."""
        requests = self._requests(1)
        counts = [found.tokens_in for found in self._drawn(model, requests, parameters)]
        back = [found.tokens_in for found in self._drawn(model, requests[::-1], parameters)]
        assert back == counts[::-1]

    def test_tokens_are_counted(self, model: Model, parameters: SamplingParameters) -> None:
        """Or not told at all. The limit holds."""
        for found in self._drawn(model, self._requests(3), parameters):
            assert found.tokens_in is None or found.tokens_in >= 1
            assert found.tokens_out is None or 0 <= found.tokens_out <= self.limit

    def test_stop_reasons_are_true(self, model: Model, parameters: SamplingParameters) -> None:
        """A text that ended for its length has as many tokens as the limit allows."""
        for found in self._drawn(model, self._requests(3), parameters):
            assert found.stop_reason in REASONS
            assert found.stop_reason != "stop", "no stop string was given"
            if found.stop_reason == "length" and found.tokens_out is not None:
                assert found.tokens_out == self.limit

    def _requests(self, samples: int) -> list[Request]:
        tasks = self.tasks or [f"task/{place}" for place in range(len(self.prompts))]
        return [
            Request(task, index, prompt, seed=100 * place + index)
            for place, (task, prompt) in enumerate(zip(tasks, self.prompts))
            for index in range(samples)
        ]

    def _drawn(
        self, model: Model, requests: Sequence[Request], parameters: SamplingParameters
    ) -> list[Completion]:
        return list(model.complete(requests, parameters))
