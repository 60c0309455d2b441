"""The stage ``generate``: edit sequences of the programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.stage import Stage, Step, literal
from lintseq.plugins.stages.words import SEED, SET, maybe, options, section, shown

PASSED_ON = ("lang", "samples", "seed", "sampler", "preset", "set", "linter", "level")


class Generate(Stage):
    """Edit sequences."""

    name = "generate"
    summary = "edit sequences of the programs"
    order = 20
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "lang": {
                "description": "The programs' language.",
                "type": "string",
                "format": "language",
                "default": "python",
            },
            "samples": {
                "description": "Edit sequences a program.",
                "type": "integer",
                "minimum": 1,
                "default": 5,
            },
            "seed": SEED,
            "sampler": {
                "description": "Which lines leave next.",
                "type": "string",
                "format": "sampler",
                "default": "lintseq",
            },
            "preset": {
                "description": "The sampler's preset.",
                "type": "string",
                "default": "default",
            },
            "set": SET,
            "linter": maybe("string", format="linter", description="By default the language's."),
            "level": {
                "description": "What counts as an error.",
                "type": "string",
                "default": "default",
            },
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One, that makes a run folder."""
        host = default_host()
        linter = host.linter_for(host.languages.get(settings["lang"]), settings["linter"])
        linter.level(settings["level"])
        sampler = host.samplers.get(settings["sampler"])
        owner = host.samplers.owners[sampler.name]
        given = settings["set"].items()
        sampler(settings["preset"], {key: sampler.option(key).read(shown(v)) for key, v in given})
        if "data" not in experiment:
            raise UsageError("there is no section 'data' to take programs from.")
        file = experiment["data"]["file"]
        return [
            Step(
                name=self.name,
                command=[
                    "generate",
                    "{data}" if file is None else literal(file),
                    *options(settings, *PASSED_ON),
                    *("--out", "{}/", "--overwrite"),
                ],
                inputs=() if file is None else (file,),
                versions={"linter": linter.version(), "sampler": owner},
            )
        ]
