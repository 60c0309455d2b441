"""Models behind HTTP, asked of a real server in a process of its own, in all its moods."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.request import Request as Call
from urllib.request import urlopen

import pytest

from lintseq.core.errors import ModelFailed, UsageError
from lintseq.core.host import default_host
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.core.option import OptionValue, settle_options
from lintseq.plugins.models.openai.kind import OpenAIKind
from lintseq.testing import ModelConformance

SERVER = Path(__file__).with_name("completion_server.py")
KIND = OpenAIKind()
DRAWN = SamplingParameters(0.8, max_tokens=60)
ASKED = [Request("one", index, "Write it.", seed=index) for index in range(6)]


@pytest.fixture(scope="module")
def server(tiny_model: Path) -> Iterator[str]:
    """The server's address."""
    command = [sys.executable, str(SERVER), str(tiny_model)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        assert process.stdin is not None
        process.stdin.close()
        process.wait(20)


@pytest.fixture
def moods(server: str) -> Any:
    """Sets how the server will answer, one word a request; then it is in a good mood again."""

    def put(*words: str) -> None:
        call = Call(f"{server}/mood", json.dumps(words).encode(), method="POST")
        with urlopen(call, timeout=20):
            pass

    put()
    return put


def opened(server: str, name: str = "tiny", **given: OptionValue) -> Model:
    options = {option.replace("_", "-"): value for option, value in given.items()}
    options = {"base-url": f"{server}/v1", "timeout": 20.0, **options}
    return KIND.open(name, settle_options("it", KIND.options, options))


def asked_of(server: str) -> dict[str, Any]:
    with urlopen(f"{server}/asked", timeout=20) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def here(tiny_model: Path, parameters: SamplingParameters) -> Sequence[Completion]:
    kind = default_host().models.get("transformers")
    with kind.open(str(tiny_model), settle_options("it", kind.options, {"batch": 1})) as model:
        return model.complete(ASKED, parameters)


@pytest.mark.parametrize("chat", [False, True])
def test_completions_are_the_servers_models_in_order(
    server: str, tiny_model: Path, moods: Any, chat: bool
) -> None:
    with opened(server, chat=chat) as model:
        assert model.complete(ASKED, DRAWN) == here(tiny_model, DRAWN)
    asked = asked_of(server)["asked"]
    assert sorted(each["seed"] for each in asked) == list(range(6))
    path = "/v1/chat/completions" if chat else "/v1/completions"
    assert {each["path"] for each in asked} == {path}
    assert all("skip_special_tokens" not in each for each in asked)


def test_stop_strings_and_limits_are_passed_on(server: str, tiny_model: Path, moods: Any) -> None:
    parameters = SamplingParameters(0, max_tokens=12, stop=("return",))
    longer = SamplingParameters(0, max_tokens=90, stop=("return",))
    with opened(server, special_tokens=True) as model:
        assert model.complete(ASKED, parameters) == here(tiny_model, parameters)
        assert model.complete(ASKED, longer) == here(tiny_model, longer)
    assert all(each["skip_special_tokens"] is False for each in asked_of(server)["asked"])


def test_so_many_requests_are_on_their_way_at_once(server: str, moods: Any) -> None:
    with opened(server, concurrency=3) as model:
        assert model.batch == 3
        model.complete(ASKED * 2, DRAWN)
    assert asked_of(server)["most"] <= 3


@pytest.mark.parametrize("mood", ["500", "429"])
def test_what_passes_is_tried_again(server: str, moods: Any, mood: str) -> None:
    with opened(server, concurrency=1) as model:
        calm = model.complete(ASKED[:1], DRAWN)
        moods(mood)
        assert model.complete(ASKED[:1], DRAWN) == calm
    assert [each["mood"] for each in asked_of(server)["asked"]] == [mood, "good"]


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ("500", "answers .*out of order.*: try again later with --resume"),
        ("429", "answers .*too many.*: try again later with --resume"),
        ("garbage", "gave an answer that is none"),
        ("no-choices", r"gave an answer that is none \(it has no choice to take\)"),
        ("no-text", r"gave an answer that is none \(its choice has no text\)"),
        ("filtered", "ended a text for the reason 'content_filter': ask another model"),
    ],
)
def test_what_does_not_pass_is_a_failure(server: str, moods: Any, mood: str, said: str) -> None:
    with opened(server, concurrency=2, retries=0) as model:
        moods(mood, *["good"] * 3)
        with pytest.raises(ModelFailed, match=f"^The server at {server}/v1 {said}") as error:
            model.complete(ASKED, DRAWN)
    assert "\n" not in str(error.value)


def test_a_server_that_hangs(server: str, moods: Any) -> None:
    with opened(server, timeout=0.5, retries=0) as model:
        moods("hang")
        with pytest.raises(ModelFailed, match="did not answer in time: give it more by --set"):
            model.complete(ASKED[:1], DRAWN)


def test_an_unknown_model_is_named_with_those_there_are(server: str) -> None:
    with pytest.raises(ModelFailed, match="has no model 'huge', only: tiny: name one of these"):
        opened(server, "huge")


def test_a_wrong_key(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "wrong")
    with pytest.raises(ModelFailed, match="put a valid one in the variable MY_KEY") as error:
        opened(server, api_key_env="MY_KEY")
    assert "refuses the key" in str(error.value)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(ModelFailed, match=f"The server at {url}/v1 cannot be reached"):
            opened(url, retries=0)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("127.0.0.1:8000", "takes an address such as"),
        ("ftp://here/v1", "takes an address such as"),
        ("http://[::1/v1", "takes an address such as"),
        ("http://user:hush@here/v1", "must hold no name and no password"),
    ],
)
def test_addresses_that_are_none(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        KIND.open("tiny", settle_options("it", KIND.options, {"base-url": url}))
    assert "hush" not in str(error.value)


def test_seeds_need_not_decide(server: str) -> None:
    with opened(server) as model:
        assert not model.reproducible
        assert model.version() == f"{server}/v1"


class TestOpenAIModels(ModelConformance):
    kind = KIND
    prompts = ("Write it.", "Write a Python function that adds two numbers.")

    @pytest.fixture
    def where(self) -> str:
        return "tiny"

    @pytest.fixture
    def options(self, server: str) -> dict[str, OptionValue]:
        return {"base-url": f"{server}/v1"}
