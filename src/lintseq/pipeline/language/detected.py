"""Programs that nothing told the language of: what their text looks like decides."""

from __future__ import annotations

from dataclasses import replace

from lintseq.core.errors import ProgramRejected
from lintseq.core.program import Program
from lintseq.pipeline.language.detection import INSTALL, DetectorMissing, detect
from lintseq.pipeline.language.words import language_words


def detected(program: Program, min_confidence: float) -> Program:
    """A program that nothing told the language of, with the one that its text looks like.

    Raises:
        ProgramRejected: ``no-language`` or ``unknown-language``.
    """
    try:
        guess = detect(program.text)
    except DetectorMissing:
        raise ProgramRejected(
            "no-language", f"nothing tells the language; to have it detected: {INSTALL}"
        ) from None
    if guess is None:
        raise ProgramRejected("no-language", "nothing tells the language, and it looks like none")
    if guess.confidence < min_confidence:
        raise ProgramRejected(
            "no-language",
            f"nothing tells the language, and it looks like {guess.label} with a confidence of "
            f"{guess.confidence:.2f} only, below --min-confidence",
        )
    found = language_words().called(guess.label)
    if found is None:
        raise ProgramRejected(
            "unknown-language", f"it looks like {guess.label}, which is no language that is known"
        )
    return replace(program, language=found.name)
