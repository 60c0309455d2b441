"""Tokens are counted as a model reads them: edits begin with one token, nothing else is special."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintseq.core.errors import ToolError, UsageError
from lintseq.pipeline.stats.units import Unit, tokens_by, units_for

END = "<|endoftext|>"


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tokenizer whose tokens are bytes, and an end of text."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    bare = Tokenizer(models.BPE({letter: n for n, letter in enumerate(letters)}, []))
    bare.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bare.add_special_tokens([END])
    bare.enable_truncation(3)
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    bare.save(str(path))
    return path


@pytest.fixture(scope="module")
def folder(tokenizer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as transformers keeps it."""
    from transformers import PreTrainedTokenizerFast

    path = tmp_path_factory.mktemp("folder")
    PreTrainedTokenizerFast(tokenizer_file=str(tokenizer), eos_token=END).save_pretrained(path)
    return path


@pytest.fixture(scope="module")
def counts(tokenizer: Path, folder: Path) -> list[Unit]:
    return [tokens_by(str(tokenizer)), tokens_by(str(folder))]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="<"), max_size=30), st.integers(0, 3))
def test_the_separator_is_one_token(counts: list[Unit], text: str, edits: int) -> None:
    sound = text.encode("utf-8", "replace")
    for count in counts:
        assert count(f"\n<|diff|>{text}" * edits) == edits * (2 + len(sound))


def test_what_a_program_spells_is_no_end_of_text(counts: list[Unit]) -> None:
    assert [count(f"a{END}") for count in counts] == [1 + len(END)] * 2


def test_units_come_with_tokens_first(tokenizer: Path) -> None:
    assert list(units_for(None)) == ["characters", "bytes"]
    units = units_for(str(tokenizer))
    assert [(name, unit("é\ud800")) for name, unit in units.items()] == [
        ("tokens", 3),
        ("characters", 2),
        ("bytes", 5),
    ]


def test_what_is_no_tokenizer(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no tokenizer '.*gone': name a file tokenizer"):
        tokens_by(str(tmp_path / "gone"))
    (tmp_path / "torn.json").write_text("{")
    with pytest.raises(
        UsageError, match=r"torn.json' cannot be read \(.*\): name a file tokenizer"
    ):
        tokens_by(str(tmp_path / "torn.json"))
    with pytest.raises(
        UsageError,
        match=r"cannot be read \(.*\): name a file tokenizer.json, or a folder that save_pre",
    ):
        tokens_by(str(tmp_path))


@pytest.mark.parametrize("missing", ["tokenizers", "transformers"])
def test_a_missing_extra_says_what_installs_it(
    missing: str, tokenizer: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    where = tokenizer if missing == "tokenizers" else folder
    with pytest.raises(ToolError, match=rf"{missing}.*pip install 'lintseq\[train\]'"):
        tokens_by(str(where))
