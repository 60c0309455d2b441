"""Detection: what texts look like, how sure that is, and what becomes of the rest."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from lintseq.core.errors import ProgramRejected
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.pipeline.language import detection
from lintseq.pipeline.language.detected import detected
from lintseq.pipeline.language.detection import Guess, detect, detector_versions
from lintseq.testing.strategies import texts

DATA = Path(__file__).parents[1] / "data"


def of(text: str, min_confidence: float = 0.7) -> str:
    return detected(Program(text, ""), min_confidence).language


def test_real_files_are_nearly_all_known_for_what_they_are() -> None:
    with (DATA / "files_python.jsonl").open() as lines:
        guesses = [detect(json.loads(line)["text"]) for line in lines]
    known = [guess for guess in guesses if guess is not None and guess.label == "python"]
    assert len(known) >= 0.9 * len(guesses) > 9


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("a")\n}\n', "go"),
        ('#include <stdio.h>\n\nint main(void) {\n    printf("a");\n    return 0;\n}\n', "c"),
        ("body { margin: 0; }\n.a > .b { color: #fff; }\n", "css"),
        ("FROM python:3.11\nRUN pip install x\nCOPY . /app\n", "dockerfile"),
    ],
)
def test_labels_are_words_for_our_languages(text: str, language: str) -> None:
    assert of(text) == language


@settings(deadline=None)
@given(texts())
def test_any_text_is_told_the_same_each_time(text: str) -> None:
    guess = detect(text)
    assert detect(text) == guess
    if guess is None:
        return
    assert 0 <= guess.confidence <= 1
    try:
        assert of(text, 0) in default_host().languages.things
    except ProgramRejected as error:
        assert error.reason == "unknown-language"


@pytest.mark.parametrize("text", ["", "a", "hello", "\n\n", "Dear all,\n\nsee you soon.\n"])
def test_what_looks_like_no_program_is_a_reject(text: str) -> None:
    with pytest.raises(ProgramRejected) as caught:
        of(text)
    assert caught.value.reason == "no-language"


def test_doubtful_guesses_are_rejects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintseq.pipeline.language.detected.detect", lambda text: Guess("go", 0.8))
    assert of("a", 0.8) == "go"
    with pytest.raises(ProgramRejected, match=r"a confidence of 0\.80") as caught:
        of("a", 0.81)
    assert caught.value.reason == "no-language"


def test_a_label_without_a_language_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintseq.pipeline.language.detected.detect", lambda text: Guess("srt", 1.0))
    with pytest.raises(ProgramRejected, match="looks like srt") as caught:
        of("a")
    assert caught.value.reason == "unknown-language"


def test_without_the_extra_the_reject_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "magika", None)
    detection._model.cache_clear()
    with pytest.raises(ProgramRejected, match=r"pip install 'lintseq\[detect\]'") as caught:
        of("a = 1\n")
    assert caught.value.reason == "no-language"


def test_the_versions_on_which_verdicts_depend() -> None:
    assert set(detector_versions()) == {"magika", "onnxruntime"}


def test_the_model_takes_one_processor() -> None:
    """Else each of the workers takes all of them, and sums are added up in another order."""
    options = detection._model()._onnx_session.get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)
