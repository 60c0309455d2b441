"""Models in this process: seeds decide, batches do not; ends, limits and white space are exact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from lintseq.core.benchmark import Problem
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.core.option import OptionValue, settle_options

Open = Callable[..., Model]
DRAWN = SamplingParameters(temperature=0.8, max_tokens=120)
GREEDY = SamplingParameters(temperature=0, max_tokens=120)


@pytest.fixture(scope="module")
def opened(tiny_model: Path) -> Iterator[Open]:
    """Opens the tiny model with some options, once each."""
    kind = default_host().models.get("transformers")
    models: dict[str, Model] = {}

    def open_with(**given: OptionValue) -> Model:
        name = str(sorted(given.items()))
        if name not in models:
            options = {option.replace("_", "-"): value for option, value in given.items()}
            models[name] = kind.open(str(tiny_model), settle_options("it", kind.options, options))
        return models[name]

    yield open_with
    for model in models.values():
        model.close()


@pytest.fixture(scope="module")
def problems(four_problems: Path) -> list[Problem]:
    return default_host().benchmarks.get("humaneval").problems(str(four_problems))


@pytest.fixture(scope="module")
def requests(problems: list[Problem]) -> list[Request]:
    """Three samples of each problem: prompts of several lengths."""
    return [
        Request(problem.task_id, index, problem.instruction, seed=7 * place + index)
        for place, problem in enumerate(problems)
        for index in range(3)
    ]


@pytest.fixture(scope="module")
def drawn(opened: Open, requests: list[Request]) -> Sequence[Completion]:
    return opened().complete(requests, DRAWN)


def test_knows_its_format_and_its_weights(opened: Open) -> None:
    model = opened()
    assert model.format == "unified"
    assert model.version().startswith("sha256:")
    assert "torch" in model.version()
    assert model.version() == model.version()


@pytest.mark.parametrize("batch", [1, 5])
def test_batches_change_nothing(
    opened: Open, requests: list[Request], drawn: Sequence[Completion], batch: int
) -> None:
    assert opened(batch=batch).complete(requests, DRAWN) == drawn


def test_order_changes_nothing(
    opened: Open, requests: list[Request], drawn: Sequence[Completion]
) -> None:
    assert opened().complete(requests[::-1], DRAWN) == drawn[::-1]


def test_the_cache_changes_nothing(
    opened: Open, requests: list[Request], drawn: Sequence[Completion]
) -> None:
    assert opened(kv_cache=False).complete(requests, DRAWN) == drawn
    assert opened(kv_cache=False).complete(requests, GREEDY) == opened().complete(requests, GREEDY)


def test_the_likeliest_text_is_the_one_learnt(opened: Open, requests: list[Request]) -> None:
    found = opened().complete(requests, GREEDY)
    assert len({completion.text for completion in found}) == 4
    for completion in found:
        assert completion.stop_reason == "end"
        assert completion.text.startswith("\n<|diff|>@@ -0,0 +1")
        assert "    return " in completion.text
        assert "<|end|>" not in completion.text
        assert "<|pad|>" not in completion.text


def test_tokens_are_counted(opened: Open, tiny_model: Path, requests: list[Request]) -> None:
    import transformers

    tokenizer = transformers.AutoTokenizer.from_pretrained(tiny_model)
    for request, completion in zip(requests, opened().complete(requests, GREEDY)):
        assert completion.tokens_in == len(tokenizer(request.prompt)["input_ids"])
        written = len(tokenizer(completion.text)["input_ids"])
        assert completion.tokens_out == written + 1, "the end of text is one more"


def test_the_limit_on_tokens_ends_a_text(opened: Open, requests: list[Request]) -> None:
    whole = opened().complete(requests, GREEDY)
    for short, long in zip(opened().complete(requests, SamplingParameters(0, max_tokens=9)), whole):
        assert (short.stop_reason, short.tokens_out) == ("length", 9)
        assert long.text.startswith(short.text)
    tokens = whole[0].tokens_out
    assert tokens is not None
    just_enough = SamplingParameters(0, max_tokens=tokens)
    assert opened().complete(requests[:1], just_enough) == whole[:1]


def test_stop_strings_end_a_text(opened: Open, requests: list[Request]) -> None:
    whole = opened().complete(requests, GREEDY)
    stopped = opened().complete(requests, SamplingParameters(0, max_tokens=120, stop=("retu", "x")))
    for short, long in zip(stopped, whole):
        end = min(long.text.find(stop) for stop in ("retu", "x") if stop in long.text)
        assert (short.text, short.stop_reason) == (long.text[:end], "stop")
        assert short.tokens_out is not None
        assert long.tokens_out is not None
        assert short.tokens_out < long.tokens_out
    nothing = SamplingParameters(0, max_tokens=120, stop=("never written",))
    assert opened().complete(requests, nothing) == whole


def test_an_empty_prompt_is_completed(opened: Open) -> None:
    (found,) = opened().complete([Request("empty", 0, "", 1)], DRAWN)
    assert found.tokens_in == 1


def test_no_requests_give_no_completions(opened: Open) -> None:
    assert opened().complete([], DRAWN) == []


def test_a_prompt_that_is_too_long_is_named(opened: Open) -> None:
    asked = [Request("short", 0, "a", 1), Request("Four/long", 0, "long " * 600, 1)]
    with pytest.raises(UsageError, match=r"'Four/long' has \d+ tokens and the model reads 512"):
        opened().complete(asked, DRAWN)


def test_a_prompt_near_the_limit_leaves_the_others_their_room(
    opened: Open, requests: list[Request], drawn: Sequence[Completion]
) -> None:
    long = Request("long", 0, "x = 1\n" * 100, 3)
    (alone,) = opened().complete([long], DRAWN)
    assert alone.tokens_in is not None
    assert alone.tokens_out is not None
    assert 512 - 120 < alone.tokens_in < 512
    assert alone.tokens_in + alone.tokens_out <= 512
    assert opened().complete([*requests, long], DRAWN) == [*drawn, alone]


def test_a_lone_surrogate_is_named(opened: Open) -> None:
    with pytest.raises(UsageError, match="The prompt of 'odd' has a lone surrogate"):
        opened().complete([Request("odd", 0, "a\ud800", 1)], DRAWN)
