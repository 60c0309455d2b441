"""The plan of an experiment: its steps with what each needs, and their fingerprints."""

from __future__ import annotations

import graphlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.stage import STEP_NAME, Step
from lintseq.pipeline.experiment.fingerprints import step_fingerprint

RESERVED = frozenset({"experiment", "logs", "steps"})
"""What a work folder holds besides the steps' outputs."""


@dataclass(frozen=True)
class Plan:
    """Steps in an order in which they can run.

    Attributes:
        steps: by name.
        fingerprints: by the step's name.
    """

    steps: Mapping[str, Step]
    fingerprints: Mapping[str, str]

    def arguments(self, step: Step) -> list[str]:
        """The step's command, with paths as seen from the work folder."""
        return step.arguments(lambda name: self.steps[name].path)

    def sorter(self) -> graphlib.TopologicalSorter[str]:
        """What hands out the steps as those before them are done."""
        return graphlib.TopologicalSorter({name: step.needs for name, step in self.steps.items()})

    def results(self) -> list[Step]:
        """The steps that no other needs: what all of it is for."""
        needed = {name for step in self.steps.values() for name in step.needs}
        return [step for name, step in self.steps.items() if name not in needed]


def make_plan(steps: Sequence[Step]) -> Plan:
    """The plan of an experiment's ``steps``.

    Raises:
        UsageError: two have one name, one needs what none writes, or they need one another in a
            circle; or there are none.
    """
    if not steps:
        raise UsageError("The experiment has no steps: add a section, 'data' for example.")
    known: dict[str, Step] = {}
    for step in steps:
        _refuse_name(step.name, known)
        known[step.name] = step
    graph = {name: step.needs for name, step in known.items()}
    for name, needs in graph.items():
        for needed in needs:
            if needed not in known:
                raise UsageError(
                    f"The step '{name}' needs what '{needed}' writes, which no section makes: "
                    f"{did_you_mean(needed, known)}"
                )
    try:
        order = list(graphlib.TopologicalSorter(graph).static_order())
    except graphlib.CycleError as error:
        circle = "', '".join(error.args[1])
        raise UsageError(f"Steps need one another in a circle: '{circle}'.") from None
    fingerprints: dict[str, str] = {}
    for name in order:
        fingerprints[name] = step_fingerprint(known[name], fingerprints)
    return Plan(known, fingerprints)


def _refuse_name(name: str, known: Mapping[str, Step]) -> None:
    if STEP_NAME.fullmatch(name) is None:
        raise UsageError(f"'{name}' is no name for a step: take letters, digits and hyphens.")
    if name in RESERVED:
        raise UsageError(f"'{name}' is no name for a step: the work folder has one of its own.")
    if name in known:
        raise UsageError(f"Two steps are called '{name}': rename one of them.")
