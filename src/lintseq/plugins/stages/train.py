"""The stage ``train``: one model for each arm of the comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.host import default_host
from lintseq.core.option import find_option
from lintseq.core.stage import Stage, Step, literal
from lintseq.core.trainer import Trainer
from lintseq.plugins.stages.words import (
    SEED,
    SET,
    files,
    installed,
    maybe,
    options,
    section,
    shown,
)

ARMS = ("baseline", "lintseq", "randseq")
BUDGETS = ("steps", "epochs", "tokens")
PASSED_ON = ("trainer", "model", "init", "lora", *BUDGETS, "match", "seed", "set")
COMPUTED_WITH = ("torch", "transformers", "trl", "peft", "tokenizers")


class Train(Stage):
    """A model an arm."""

    name = "train"
    summary = "a model for each arm, matched so that they can be compared"
    order = 30
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "trainer": {
                "description": "What makes the models.",
                "type": "string",
                "format": "trainer",
                "default": "trl",
            },
            "arms": {
                "description": "What each model learns to write: whole programs, edits, or "
                "random edits.",
                "type": "array",
                "items": {"enum": list(ARMS)},
                "minItems": 1,
                "uniqueItems": True,
                "default": list(ARMS),
            },
            "init": maybe("string", description="The size of new models, one of the trainer's."),
            "model": maybe("string", format="path", description="A model to go on from."),
            "tokenizer": maybe(
                "string",
                format="path",
                description="A tokenizer's folder; by default the model's, or a newly trained one.",
            ),
            "lora": {
                "description": "Train low-rank adapters.",
                "type": "boolean",
                "default": False,
            },
            "steps": maybe("integer", minimum=1, description="Steps of the optimizer."),
            "epochs": maybe("number", exclusiveMinimum=0, description="Passes over the examples."),
            "tokens": maybe("integer", minimum=1, description="Tokens that a model reads."),
            "match": {
                "description": "In what the arms are equal.",
                "enum": ["examples", "tokens", "steps"],
                "default": "examples",
            },
            "seed": SEED,
            "set": SET,
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One for each arm, each of which makes a model's folder."""
        trainer = default_host().trainers.get(settings["trainer"])
        _check(settings, trainer)
        command = ["--data", "{generate}", "--out", "{}", *options(settings, *PASSED_ON)]
        tokenizer = settings["tokenizer"]
        if tokenizer is not None or settings["model"] is None:
            command += ["--tokenizer", literal(tokenizer or "train")]
        owner = default_host().trainers.owners[trainer.name]
        return [
            Step(
                name=f"{self.name}-{arm}",
                command=["train", "--arm", arm, *command, "--resume"],
                inputs=files([settings["model"], tokenizer]),
                versions={"trainer": owner, **installed(*COMPUTED_WITH)},
            )
            for arm in settings["arms"]
        ]


def _check(settings: Mapping[str, Any], trainer: Trainer) -> None:
    """Refuse now what the command would refuse after the data are made."""
    given = [name for name in BUDGETS if settings[name] is not None]
    if len(given) > 1:
        raise UsageError(f"'{given[0]}' and '{given[1]}' are two budgets: keep one.")
    init = settings["init"]
    if init is not None and init not in trainer.sizes:
        raise UsageError(
            f"the trainer '{trainer.name}' has no size '{init}': "
            f"{did_you_mean(init, trainer.sizes)}"
        )
    for name, value in settings["set"].items():
        find_option(f"trainer '{trainer.name}'", trainer.options, name).read(shown(value))


def arms_of(experiment: Mapping[str, Any]) -> list[str]:
    """The arms of an experiment, in its order."""
    if Train.name not in experiment:
        raise UsageError("there is no section 'train' to take models from.")
    return list(experiment[Train.name]["arms"])
