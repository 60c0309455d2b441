"""Words for human languages are told from words for those of programs."""

from __future__ import annotations

import pytest

from lintseq.pipeline.language.human import is_human_language


@pytest.mark.parametrize("word", ["en", "EN", "de", "en-US", "pt_BR", "zh-Hans", "English"])
def test_human_languages(word: str) -> None:
    assert is_human_language(word)


@pytest.mark.parametrize("word", ["python", "js", "cpp", "xx", "", "vb", "Brainfuck", "e-n"])
def test_others(word: str) -> None:
    assert not is_human_language(word)
