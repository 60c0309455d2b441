"""The conformance kit: the core's laws as test classes, for authors of plugins.

Subclass the class for what you wrote, in a file that pytest collects, and name the thing to test::

    from lintseq.testing import SerializerConformance

    class TestMyFormat(SerializerConformance):
        serializer = MyFormat()

Each class says which attributes it needs. `lintseq.testing.strategies` has the Hypothesis
strategies behind them, for tests of your own.
"""

from __future__ import annotations

try:
    import hypothesis  # noqa: F401
    import pytest
except ImportError as error:
    raise ImportError(
        "lintseq.testing needs pytest and Hypothesis; install them by: "
        "pip install 'lintseq[testing]'"
    ) from error

# Before the first import of each, so that a plain assert there shows what it compared.
for _module in (
    "benchmark",
    "metric",
    *("another_process", "engine", "language", "linter_manners", "linter_verdicts", "sampler"),
    *("model", "serializer", "session", "side_by_side", "source", "stage", "stand_ins"),
    *("runner", "sandbox", "sandbox_manners", "shape", "structure"),
):
    pytest.register_assert_rewrite(f"{__name__}.{_module}")

from lintseq.testing.benchmark import BenchmarkConformance  # noqa: E402
from lintseq.testing.effort import EFFORT  # noqa: E402
from lintseq.testing.engine import EngineConformance  # noqa: E402
from lintseq.testing.faulty import Faulty  # noqa: E402
from lintseq.testing.language import LanguageConformance  # noqa: E402
from lintseq.testing.linter import LinterConformance  # noqa: E402
from lintseq.testing.linter_manners import LinterManners  # noqa: E402
from lintseq.testing.linter_verdicts import LinterVerdicts  # noqa: E402
from lintseq.testing.metric import MetricConformance  # noqa: E402
from lintseq.testing.model import ModelConformance  # noqa: E402
from lintseq.testing.runner import RunnerConformance  # noqa: E402
from lintseq.testing.sampler import SamplerConformance  # noqa: E402
from lintseq.testing.sandbox import SandboxConformance  # noqa: E402
from lintseq.testing.sandbox_manners import SandboxManners  # noqa: E402
from lintseq.testing.serializer import SerializerConformance  # noqa: E402
from lintseq.testing.session import SessionConformance  # noqa: E402
from lintseq.testing.shape import ShapeConformance  # noqa: E402
from lintseq.testing.source import SourceConformance, SourceFile  # noqa: E402
from lintseq.testing.stage import StageConformance  # noqa: E402
from lintseq.testing.structure import StructureConformance  # noqa: E402
from lintseq.testing.trainer import TrainerConformance  # noqa: E402

__all__ = [
    "EFFORT",
    "BenchmarkConformance",
    "EngineConformance",
    "Faulty",
    "LanguageConformance",
    "LinterConformance",
    "LinterManners",
    "LinterVerdicts",
    "MetricConformance",
    "ModelConformance",
    "RunnerConformance",
    "SamplerConformance",
    "SandboxConformance",
    "SandboxManners",
    "SerializerConformance",
    "SessionConformance",
    "ShapeConformance",
    "SourceConformance",
    "SourceFile",
    "StageConformance",
    "StructureConformance",
    "TrainerConformance",
]
