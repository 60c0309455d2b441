"""The stage ``report``: the table of pass@k, the curves, and all other counts of the arms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.stage import Stage, Step, literal
from lintseq.plugins.stages.train import arms_of
from lintseq.plugins.stages.words import SEED, options, section


class Report(Stage):
    """Tables and curves."""

    name = "report"
    summary = "pass@k and all other counts of the arms, as tables and curves"
    order = 60
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "k": {
                "description": "The k of pass@k, none above the stage sample's n.",
                "type": "array",
                "items": {"type": "integer", "minimum": 1},
                "minItems": 1,
                "uniqueItems": True,
                "default": [1, 5, 10],
            },
            "metrics": {
                "description": "What to tell besides pass@k; everything installed if empty.",
                "type": "array",
                "items": {"type": "string", "format": "metric"},
                "uniqueItems": True,
                "default": [],
            },
            "seed": SEED,
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One, that makes a folder with the page."""
        if "evaluate" not in experiment:
            raise UsageError("there is no section 'evaluate' to take results from.")
        n, most = experiment["sample"]["n"], max(settings["k"])
        if most > n:
            raise UsageError(f"pass@{most} needs {most} samples a problem, and 'sample' takes {n}.")
        arms = arms_of(experiment)
        return [
            Step(
                name=self.name,
                command=[
                    self.name,
                    *(f"{arm}={{evaluate-{arm}}}" for arm in arms),
                    *(word for arm in arms for word in ("--training", f"{arm}={{train-{arm}}}")),
                    *("--k", ",".join(map(str, settings["k"]))),
                    *(word for name in settings["metrics"] for word in ("--metric", literal(name))),
                    *options(settings, "seed"),
                    *("--out", "{}", "--overwrite"),
                ],
                versions=default_host().metrics.owners,
            )
        ]
