"""The stage ``evaluate``: the samples are run against hidden tests, in a sandbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.stage import Stage, Step, literal
from lintseq.plugins.stages.train import arms_of
from lintseq.plugins.stages.words import benchmark_files, maybe, options, section


class Evaluate(Stage):
    """Verdicts on every sample."""

    name = "evaluate"
    summary = "which samples pass the problems' hidden tests, run in a sandbox"
    order = 50
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "sandbox": maybe(
                "string", format="sandbox", description="By default the strongest there is."
            ),
            "time_limit": {
                "description": "Seconds for one program with all its tests.",
                "type": "number",
                "exclusiveMinimum": 0,
                "default": 10.0,
            },
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One for each arm; each works on one sample at a time, for steady limits on time."""
        if not experiment["allow_code_execution"]:
            raise UsageError(
                "this runs programs that a model wrote: if you want that, write "
                "'allow_code_execution: true' at the top of the file."
            )
        if "sample" not in experiment:
            raise UsageError("there is no section 'sample' to take samples from.")
        benchmark = experiment["sample"]["benchmark"]
        return [
            Step(
                name=f"{self.name}-{arm}",
                command=[
                    *("evaluate", f"{{sample-{arm}}}", "--benchmark", literal(benchmark)),
                    "--allow-code-execution",
                    *options(settings, "sandbox", "time_limit"),
                    *("--workers", "1", "--out", "{}", "--resume"),
                ],
                inputs=benchmark_files(benchmark),
                ending=".jsonl",
            )
            for arm in arms_of(experiment)
        ]
