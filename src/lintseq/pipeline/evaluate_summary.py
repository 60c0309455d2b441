"""What an evaluation came to, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lintseq.core.execution import PASSED, SANDBOX_FAILED
from lintseq.pipeline.summary import counted


@dataclass(frozen=True)
class EvaluationSummary:
    """What an evaluation came to.

    Attributes:
        problems: how many have samples.
        samples: how many there are.
        outcomes: how often there was each.
    """

    problems: int
    samples: int
    outcomes: Counter[str]

    @property
    def sandbox_failed(self) -> int:
        """Samples of which nothing is known."""
        return self.outcomes[SANDBOX_FAILED]

    def __str__(self) -> str:
        judged = self.samples - self.sandbox_failed
        passed = self.outcomes[PASSED]
        share = f" ({passed / judged:.1%})" if judged else ""
        return (
            f"{counted(self.samples, 'sample')} of {counted(self.problems, 'problem')}: "
            f"{passed} passed{share}"
        )

    @property
    def failures(self) -> str:
        """The outcomes of those that did not pass, the most frequent first."""
        return ", ".join(
            f"{count} {outcome}"
            for outcome, count in self.outcomes.most_common()
            if outcome not in (PASSED, SANDBOX_FAILED)
        )


def summed_up(tasks: Sequence[str], outcomes: Sequence[str]) -> EvaluationSummary:
    """The summary of samples, given the problem and the outcome of each."""
    return EvaluationSummary(len(set(tasks)), len(tasks), Counter(outcomes))
