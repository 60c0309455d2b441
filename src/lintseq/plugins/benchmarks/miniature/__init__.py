"""The `miniature` benchmark, a laboratory animal: small tasks that a small model learns in minutes.

Each task asks for a function ``solve`` of 5 to 12 lines: numbers get names, each calculated from
the one before, and are changed, by a branch or by a loop over a list too. The instruction says
every step in words, in order. Instructions, solutions and hidden tests are generated; there are
millions of them. There is one name for each role (``a``, ``items`` and ``b`` are given; ``c``,
``d`` and ``e`` are defined, in this order; ``n`` is an item), and every number is a digit, so that
a model with half a million parameters can learn to write them, by edits too.

Training programs and problems are disjoint by construction: a hash of a task without its digits
(which steps, with which operators and names, in order) says on which side it stands, and one such
combination in eight is held out. Two tasks may still compute the same function in different words:
adding 2 and then 3, or 3 and then 2.

What it can show: that a pipeline works from end to end; that a model, trained so and so, has learnt
to put together known steps in new combinations; differences between arms at this scale. What it
cannot show: anything about programs that people write, about understanding a problem (the
instruction says how, not what), or about models of another size. Its pass@k compares with itself
only, at one version of lintseq.
"""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.benchmark import Benchmark
from lintseq.core.hookspecs import hookimpl
from lintseq.plugins.benchmarks.miniature.benchmark import Miniature


@hookimpl
def lintseq_benchmarks() -> Sequence[Benchmark]:
    """Supply the benchmark."""
    return [Miniature()]
