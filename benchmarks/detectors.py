"""What tells the language of a program from its text: what lintseq takes, and what it might."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lintseq.pipeline.language.detection import detect
from lintseq.pipeline.language.words import language_words

Detector = Callable[[str], "Verdict | None"]


@dataclass(frozen=True)
class Verdict:
    """What a detector says.

    Attributes:
        language: the name of one of lintseq's languages.
        confidence: from 0 to 1; 1 where the detector tells none.
    """

    language: str
    confidence: float = 1.0


def magika(text: str) -> Verdict | None:
    """What lintseq takes: Magika's model, with its own thresholds."""
    guess = detect(text)
    return None if guess is None else _named(guess.label, guess.confidence)


def pygments(text: str) -> Verdict | None:
    """What `pygments.lexers.guess_lexer` says."""
    from pygments.lexers import guess_lexer
    from pygments.util import ClassNotFound

    try:
        lexer = guess_lexer(text)
    except ClassNotFound:
        return None
    found = (_named(alias) for alias in lexer.aliases if alias != "text")
    return next((verdict for verdict in found if verdict is not None), None)


def whats_that_code(text: str) -> Verdict | None:
    """What the votes of `whats-that-code` come to."""
    from whats_that_code.election import guess_language_all_methods

    found = guess_language_all_methods(text)
    return None if found is None else _named(found)


DETECTORS: Mapping[str, Detector] = {
    "magika": magika,
    "pygments": pygments,
    "whats-that-code": whats_that_code,
}
"""By the package that each comes from; the last is installed by whoever wants to see it."""


def _named(word: str, confidence: float = 1.0) -> Verdict | None:
    known = language_words().called(word)
    return None if known is None else Verdict(known.name, confidence)
