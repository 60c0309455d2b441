"""How well languages are detected, as tables."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.detectors import Verdict
from benchmarks.tables import Table
from lintseq.pipeline.digits import digits


@dataclass(frozen=True)
class Seen:
    """What one detector said of one program.

    Attributes:
        detector: its name.
        kind: what the program is one of: ``files``, ``snippets``.
        language: the right one.
        verdict: what was said; None for nothing.
        seconds: what it took.
    """

    detector: str
    kind: str
    language: str
    verdict: Verdict | None
    seconds: float

    def said(self, limit: float) -> str | None:
        """The language that is believed from this confidence on; None if there is none."""
        if self.verdict is None or self.verdict.confidence < limit:
            return None
        return self.verdict.language


def by_detector(seen: Sequence[Seen], detectors: Sequence[str], limits: Sequence[float]) -> Table:
    """A row for each kind of programs, detector, and limit that makes a difference to it."""
    rows = []
    for kind in dict.fromkeys(each.kind for each in seen):
        for detector in detectors:
            group = [each for each in seen if (each.kind, each.detector) == (kind, detector)]
            milliseconds = digits(1000 * statistics.median(each.seconds for each in group))
            for limit in limits if _doubts(group) else limits[:1]:
                of = f", from {limit:g}" if limit else ""
                shares = _shares(group, limit)
                rows.append([f"{kind}, {detector}{of}", str(len(group)), *shares, milliseconds])
    columns = ("programs, detector, confidence", "programs", "right", "wrong", "untold", "ms")
    return Table("By detector", columns, rows)


def by_language(seen: Sequence[Seen], detector: str, limit: float) -> Table:
    """A row for each kind of programs and language, of one detector with one limit."""
    mine = [each for each in seen if each.detector == detector]
    rows = []
    for kind, language in dict.fromkeys((each.kind, each.language) for each in mine):
        group = [each for each in mine if (each.kind, each.language) == (kind, language)]
        said = Counter(filter(None, (each.said(limit) for each in group)))
        del said[language]
        wrong = ", ".join(f"{count} {name}" for name, count in said.most_common(3)) or "–"  # noqa: RUF001
        rows.append([f"{kind}, {language}", str(len(group)), *_shares(group, limit), wrong])
    columns = ("programs, language", "programs", "right", "wrong", "untold", "taken for")
    return Table(f"By language: {detector}, from {limit:g}", columns, rows)


def _doubts(group: Sequence[Seen]) -> bool:
    """Whether the detector tells how sure it is."""
    return any(each.verdict is not None and each.verdict.confidence < 1 for each in group)


def _shares(group: Sequence[Seen], limit: float) -> list[str]:
    said = [(each.said(limit), each.language) for each in group]
    right = sum(word == language for word, language in said)
    untold = sum(word is None for word, _ in said)
    counts = (right, len(group) - right - untold, untold)
    return [f"{100 * count / len(group):.1f} %" for count in counts]
