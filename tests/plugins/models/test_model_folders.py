"""Folders that are no models, each refused in one sentence; nothing is fetched, nothing is run."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.model import Model, Request, SamplingParameters
from lintseq.core.option import settle_options


def opened(folder: Path) -> Model:
    kind = default_host().models.get("transformers")
    return kind.open(str(folder), settle_options("it", kind.options, {}))


@pytest.fixture
def copied(tiny_model: Path, tmp_path: Path) -> Path:
    """A copy of the tiny model, to be spoilt."""
    return Path(shutil.copytree(tiny_model, tmp_path / "model"))


def without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def with_text(name: str, text: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        (folder / name).write_text(text, "utf-8")

    return spoil


def with_values(name: str, **values: object) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = folder / name
        path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), "utf-8")

    return spoil


def pickled_weights(folder: Path) -> None:
    import torch
    from safetensors.torch import load_file

    weights = folder / "model.safetensors"
    torch.save(load_file(weights), folder / "pytorch_model.bin")
    weights.unlink()


def half_the_weights(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    weights = folder / "model.safetensors"
    kept = {name: value for name, value in load_file(weights).items() if "layers.1." not in name}
    save_file(kept, weights, {"format": "pt"})


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (without("config.json"), "it has no config.json: name a folder that"),
        (without("model.safetensors"), "it has no .safetensors file: name a folder that"),
        (pickled_weights, "it has no .safetensors file: name a folder that"),
        (half_the_weights, "is not whole: 9 weights are missing, 'model.layers.1."),
        (with_text("model.safetensors", "weights"), "The model in '"),
        (with_text("config.json", "{"), "cannot be loaded ("),
        (with_text("config.json", "{}"), "cannot be loaded ("),
        (with_values("config.json", model_type="unheard-of"), "cannot be loaded ("),
        (with_values("config.json", hidden_size=64), "cannot be loaded ("),
        (with_text("tokenizer.json", "{}"), "The tokenizer in '"),
        (with_values("tokenizer_config.json", eos_token=None), "has no end of text"),
        (with_text("lintseq.json", "{"), "does not tell the model's format"),
        (with_text("lintseq.json", '{"format": 1}'), "does not tell the model's format"),
    ],
)
def test_what_is_no_model_is_refused(
    copied: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(copied)
    with pytest.raises(UsageError) as error:
        opened(copied)
    assert said in str(error.value)
    assert str(copied) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name, what in (("absent", "is not there"), ("file", "is a file"), (".", "config.json")):
        with pytest.raises(UsageError, match=what):
            opened(tmp_path / name)


def test_no_code_of_the_folders_is_run(copied: Path) -> None:
    mark = copied / "ran"
    (copied / "own.py").write_text(f"open({str(mark)!r}, 'w')\n", "utf-8")
    own = {name: f"own.{name}" for name in ("AutoConfig", "AutoModelForCausalLM")}
    with_values("config.json", auto_map=own, model_type="unheard-of")(copied)
    with pytest.raises(UsageError, match="cannot be loaded"):
        opened(copied)
    assert not mark.exists()


def test_nothing_is_fetched(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(self: object, address: Any) -> None:
        raise AssertionError(f"a connection to {address}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)
    with opened(tiny_model) as model:
        assert (
            len(model.complete([Request("a", 0, "Write", 1)], SamplingParameters(max_tokens=4)))
            == 1
        )


def test_what_the_folder_recommends_has_no_say(copied: Path, tiny_model: Path) -> None:
    asked = [Request("a", index, "Write", seed=index) for index in range(4)]
    drawn = SamplingParameters(temperature=2.0, max_tokens=20)
    advice = {"do_sample": True, "top_k": 1, "repetition_penalty": 3.0, "max_new_tokens": 2}
    with_values("generation_config.json", **advice)(copied)
    with opened(tiny_model) as plain, opened(copied) as advised:
        assert advised.complete(asked, drawn) == plain.complete(asked, drawn)
        assert advised.version() != plain.version()


def test_other_ends_of_text_that_the_folder_tells_count(copied: Path) -> None:
    import transformers

    asked = [Request("a", 0, "Write", 1)]
    greedy = SamplingParameters(0, max_tokens=2)
    with opened(copied) as model:
        (before,) = model.complete(asked, greedy)
    first, *_ = transformers.AutoTokenizer.from_pretrained(copied)(before.text)["input_ids"]
    with_values("generation_config.json", eos_token_id=[0, first])(copied)
    with opened(copied) as model:
        (found,) = model.complete(asked, greedy)
    assert (before.stop_reason, before.tokens_out) == ("length", 2)
    assert (found.text, found.stop_reason, found.tokens_out) == ("", "end", 1)


def test_a_model_that_does_not_tell_its_format(copied: Path) -> None:
    without("lintseq.json")(copied)
    with opened(copied) as model:
        assert model.format is None
