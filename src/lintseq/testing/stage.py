"""The laws of a stage: a whole schema, and commands that only its settings decide."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.stage import STEP_NAME, Stage, Step


class StageConformance:
    """What a station of an experiment owes.

    Subclass it and name the stage and some experiments::

        class TestMyStage(StageConformance):
            stage = MyStage()
            experiments = ({"name": "x", "data": {...}, "mine": {"samples": 5}},)

    Attributes:
        stage: the stage, as the plugin's hook supplies it.
        experiments: whole experiments, resolved: with a section for the stage, and with a value for
            each of its settings. Among them should be one for each way of setting it.
    """

    stage: ClassVar[Stage]
    experiments: ClassVar[Sequence[Mapping[str, Any]]]

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert STEP_NAME.fullmatch(self.stage.name), "a name is one word"
        assert self.stage.summary.strip()
        assert "\n" not in self.stage.summary
        assert isinstance(self.stage.order, int)

    def test_the_schema_is_whole(self) -> None:
        """It takes known settings only; each is described, and has a default or is needed."""
        schema = self.stage.schema
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False, "a misspelt setting is to be refused"
        for name, setting in schema["properties"].items():
            assert setting.get("description", "").strip(), f"'{name}' is not described"
            needed = name in schema.get("required", ())
            assert needed or "default" in setting, f"'{name}' has no default"

    def test_the_experiments_have_every_setting(self) -> None:
        """Neither more nor fewer than the schema: so the laws are tried on what users may write."""
        for experiment in self.experiments:
            section = experiment[self.stage.name]
            assert set(section) <= set(self.stage.schema["properties"]), section
            defaults = self.stage.schema["properties"].items()
            missing = {name for name, told in defaults if "default" in told} - set(section)
            assert not missing, missing

    def test_steps_have_names_of_their_own(self) -> None:
        """As files have."""
        for experiment in self.experiments:
            names = [step.name for step in self._steps(experiment)]
            assert len(set(names)) == len(names), names
            assert all(STEP_NAME.fullmatch(name) for name in names), names

    def test_a_step_writes_what_it_says(self) -> None:
        """Its own path stands in its command, so that the command knows where to write."""
        for step in self._all_commands():
            whole = "\0".join(step.arguments(lambda name: f"<{name}>"))
            assert f"<{step.name}>" in whole, step.command
            assert step.ending == "" or step.ending.startswith("."), step.ending

    def test_a_step_reads_what_it_says(self) -> None:
        """Every file of the user's that it names as input stands in its command."""
        for step in self._all_steps():
            words = step.arguments(lambda name: "")
            for name in step.inputs:
                assert any(name in word for word in words), name

    def test_decides_by_its_arguments_alone(self) -> None:
        """Asked again it says the same, and it changes nothing of what it was given."""
        for experiment in self.experiments:
            given = copy.deepcopy(dict(experiment))
            first = self._steps(given)
            assert given == experiment
            assert self._steps(given) == first

    def test_commands_are_words(self) -> None:
        """Each argument is a text; the first is the command's name."""
        for step in self._all_commands():
            assert all(isinstance(word, str) for word in step.command), step.command
            assert step.command[0].strip("-{}") == step.command[0], step.command

    def _steps(self, experiment: Mapping[str, Any]) -> list[Step]:
        return list(self.stage.steps(experiment[self.stage.name], experiment))

    def _all_steps(self) -> list[Step]:
        return [step for experiment in self.experiments for step in self._steps(experiment)]

    def _all_commands(self) -> list[Step]:
        """The steps, also as they go on."""
        return [each for step in self._all_steps() for each in (step, step.again)]
