"""Arms for the tests of metrics: every kind of sample, and strategies that put them together."""

from __future__ import annotations

from hypothesis import strategies as st

from lintseq.core.decoding import DECODINGS
from lintseq.core.execution import OUTCOMES, PASSED, SANDBOX_FAILED
from lintseq.core.metric import EvaluatedArm, EvaluatedSample

PROGRAMS = ("a = 1\n", "a = 2\n", "def f():\n    return 1\n", "a = (\n", "")
MOST_PROBLEMS = 4
MOST_SAMPLES = 4

_COUNTS = st.integers(0, 9)
_SAMPLES_ELSEWHERE = st.builds(
    EvaluatedSample,
    passed=st.just(False),
    outcome=st.sampled_from([word for word in OUTCOMES if word not in (PASSED, SANDBOX_FAILED)]),
    solution=st.none() | st.sampled_from(PROGRAMS),
)
_SAMPLES_OF_OURS = st.builds(
    lambda states, clean, **other: EvaluatedSample(
        states=states, clean_states=min(states, clean), **other
    ),
    states=_COUNTS,
    clean=_COUNTS,
    passed=st.just(True),
    outcome=st.just(PASSED),
    solution=st.sampled_from(PROGRAMS),
    tokens=st.none() | _COUNTS,
    decoding=st.sampled_from(sorted(DECODINGS)),
    repairs=st.dictionaries(st.sampled_from(["hunk-count", "no-header"]), _COUNTS),
)
evaluated_samples: st.SearchStrategy[EvaluatedSample] = _SAMPLES_ELSEWHERE | _SAMPLES_OF_OURS
"""Samples that passed or did not, drawn by lintseq or from elsewhere, with a program or without."""


@st.composite
def evaluated_arms(draw: st.DrawFn, *, fewest: int = 1) -> EvaluatedArm:
    """Arms of one to a few problems, each with ``fewest`` samples or some more."""
    tasks = [f"task/{number}" for number in range(draw(st.integers(1, MOST_PROBLEMS)))]
    several = st.lists(evaluated_samples, min_size=fewest, max_size=max(fewest, MOST_SAMPLES))
    problems = {task: draw(several) for task in tasks}
    return EvaluatedArm("arm", problems, draw(st.integers(0, 2)))
