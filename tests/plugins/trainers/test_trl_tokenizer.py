"""Tokenizers that are trained on the spot: small, whole, the same again, and safe from texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.serializer import SEPARATOR
from lintseq.core.trainer import TrainingExample, TrainingJob
from lintseq.plugins.trainers.trl.libraries import load_libraries
from lintseq.plugins.trainers.trl.tokenizer import END, load_tokenizer, train_tokenizer
from lintseq.plugins.trainers.trl.trainer import Trl

MakeJob = Callable[..., TrainingJob]
CORPUS = [f"\n{SEPARATOR}@@ -{n},0 +{n + 1} @@\n+result = result + {n}" for n in range(40)]

load_libraries(("tokenizers", "transformers"))
TOKENIZER = train_tokenizer(CORPUS, (SEPARATOR,), 320)


def test_it_is_small_and_single_digits_are_tokens() -> None:
    assert len(TOKENIZER) <= 320
    digits = TOKENIZER.tokenize("+1234")
    assert digits[-4:] == ["1", "2", "3", "4"]
    assert TOKENIZER.tokenize(CORPUS[0]).count(SEPARATOR) == 1
    assert TOKENIZER.eos_token_id != TOKENIZER.pad_token_id


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_text_comes_back(text: str) -> None:
    ids = TOKENIZER(text)["input_ids"]
    assert TOKENIZER.decode(ids) == text
    assert TOKENIZER.decode(ids, skip_special_tokens=True) == text


@pytest.mark.parametrize("text", [END, f"a{END}b", "<|pad|>", f"x = '{SEPARATOR}'"])
def test_no_text_spells_an_end(text: str) -> None:
    ids = TOKENIZER(text)["input_ids"]
    assert not {TOKENIZER.eos_token_id, TOKENIZER.pad_token_id} & set(ids)
    assert TOKENIZER.decode(ids, skip_special_tokens=True) == text


def test_it_is_saved_whole(tmp_path: Path) -> None:
    TOKENIZER.save_pretrained(tmp_path)
    again = load_tokenizer(tmp_path)
    assert (again.eos_token, again.pad_token) == (END, "<|pad|>")
    for text in [*CORPUS, f"a{END}\n{SEPARATOR}"]:
        assert again(text)["input_ids"] == TOKENIZER(text)["input_ids"]


def test_it_is_the_same_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        train_tokenizer(CORPUS, (SEPARATOR,), 320).save_pretrained(tmp_path / name)
    one, two = ((tmp_path / name / "tokenizer.json").read_bytes() for name in ("one", "two"))
    assert one == two


def test_it_is_the_same_for_every_arm(make_job: MakeJob, pairs: list[TrainingExample]) -> None:
    other = [TrainingExample(pair.id, pair.prompt, f"\nprogram {pair.id}\n") for pair in pairs]
    shown = []
    for arm in ("lintseq", "baseline"):
        job = make_job(arms={"lintseq": pairs, "baseline": other}, arm=arm)
        batch = Trl().show_batch(job)
        shown.append({tuple(t.text for t in example if not t.trained) for example in batch})
    assert shown[0] & shown[1], "one prompt at least is in both first batches"


def test_a_tokenizer_without_end_of_text_is_refused(make_job: MakeJob, tmp_path: Path) -> None:
    TOKENIZER.save_pretrained(tmp_path / "endless")
    told = tmp_path / "endless" / "tokenizer_config.json"
    words = json.loads(told.read_text("utf-8"))
    del words["eos_token"]
    told.write_text(json.dumps(words), "utf-8")
    with pytest.raises(UsageError, match=r"no end-of-text token.*eos_token"):
        Trl().show_batch(make_job(tokenizer=str(tmp_path / "endless")))


def test_a_folder_without_tokenizer_is_refused(make_job: MakeJob, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(UsageError, match="no tokenizer"):
        Trl().show_batch(make_job(tokenizer=str(tmp_path / "none")))
    (tmp_path / "none" / "config.json").write_text("{}", "utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        Trl().show_batch(make_job(tokenizer=str(tmp_path / "none")))


def test_a_limit_that_leaves_nothing_is_refused(make_job: MakeJob) -> None:
    with pytest.raises(UsageError, match=r"All 6 examples are longer than 20 tokens.*max-length"):
        Trl().show_batch(make_job({"max-length": 20}))


def test_an_example_too_long_in_one_arm_leaves_all(
    make_job: MakeJob, pairs: list[TrainingExample]
) -> None:
    short = [TrainingExample(pair.id, pair.prompt, "\na") for pair in pairs]
    long = [*pairs[:5], TrainingExample("5", pairs[5].prompt, "\n" + "b, " * 200)]
    options = {"max-length": 150, "batch-tokens": 4000}
    batch = Trl().show_batch(make_job(options, arms={"lintseq": long, "baseline": short}))
    assert len(batch) == 5
    batch = Trl().show_batch(
        make_job(options, arms={"lintseq": long, "baseline": short}, arm="baseline")
    )
    assert len(batch) == 5
