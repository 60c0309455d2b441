"""The stage ``generate``: edit sequences of the programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar

from lintseq.core.errors import LinterUnavailable, UsageError
from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.core.stage import GoingOn, Stage, Step
from lintseq.core.structure import structure_version
from lintseq.plugins.stages.data import data_of
from lintseq.plugins.stages.words import SEED, SET, maybe, options, section, shown

AUTO = "auto"
PASSED_ON = ("lang", "samples", "seed", "sampler", "preset", "set", "linter", "level")


class Generate(Stage):
    """Edit sequences."""

    name = "generate"
    summary = "edit sequences of the programs"
    order = 20
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "lang": {
                "description": "The programs' language, or auto for each to tell its own.",
                "type": "string",
                "format": "language-or-auto",
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
        sampler = host.samplers.get(settings["sampler"])
        owner = host.samplers.owners[sampler.name]
        given = settings["set"].items()
        sampler(settings["preset"], {key: sampler.option(key).read(shown(v)) for key, v in given})
        word, files = ("{dedup}", ()) if "dedup" in experiment else data_of(experiment)
        return [
            Step(
                name=self.name,
                command=[
                    *("generate", word),
                    *options(settings, *PASSED_ON),
                    *("--out", "{}/", "--overwrite"),
                ],
                inputs=files,
                versions={**_judges(settings), "sampler": owner},
                going_on=GoingOn(["generate", "--resume", "{}"], sign="manifest.json"),
            )
        ]


def _judges(settings: Mapping[str, Any]) -> dict[str, str]:
    """The versions of linters and grammars that may be asked.

    Where each program tells its language, these are all.
    """
    host = default_host()
    if settings["lang"] != AUTO:
        language = host.languages.get(settings["lang"])
        linter = host.linter_for(language, settings["linter"])
        linter.level(settings["level"])
        return {"linter": linter.version(), "structure": _structure(language)}
    if settings["linter"] is not None or settings["level"] != "default":
        raise UsageError(
            "'linter' and 'level' are about one language: leave them out with 'lang: auto'."
        )
    found = {}
    for language in [each for each in host.languages.things.values() if not each.generic]:
        # Programs in a language whose tool is missing are rejects.
        with suppress(LinterUnavailable, UsageError):
            found[f"linter of {language.name}"] = host.linter_for(language, None).version()
            found[f"structure of {language.name}"] = _structure(language)
    return found


def _structure(language: Language) -> str:
    return structure_version(language.structure) or ""


def rows_of(experiment: Mapping[str, Any]) -> str:
    """The word of a command that names the edit sequences."""
    if Generate.name not in experiment:
        raise UsageError("there is no section 'generate' to take edit sequences from.")
    return f"{{{Generate.name}}}"
