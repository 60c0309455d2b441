"""What a run is asked to do, resolved against the plugins before the first record is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.core.linter import Linter
from lintseq.core.option import OptionValue
from lintseq.core.sampler import Sampler
from lintseq.core.serializer import DiffSerializer
from lintseq.core.structure import check_structure, structure_version


@dataclass(frozen=True)
class Settings:
    """The options on which the bytes of the output depend.

    Attributes:
        language: the name of the programs' language, or ``auto`` for each record to tell its own.
        linter: the linter's name; None for the language's default.
        level: which of the linter's levels says what counts as an error.
        sampler: the sampler's name.
        preset: the name of the sampler's preset.
        overrides: options of the sampler set by hand.
        format: the text format of the edits.
        samples: sequences a program.
        seed: of the random source.
        max_lines: a program with more lines is a reject.
        max_bytes: a program with more bytes in UTF-8 is a reject.
        min_confidence: below which a language that was only detected is not believed.
    """

    language: str
    linter: str | None = None
    level: str = "default"
    sampler: str = "lintseq"
    preset: str = "default"
    overrides: Mapping[str, OptionValue] = field(default_factory=dict)
    format: str = "unified"
    samples: int = 5
    seed: int = 0
    max_lines: int = 10_000
    max_bytes: int = 1_000_000
    min_confidence: float = 0.7

    def as_dict(self) -> dict[str, Any]:
        """The settings as plain JSON values, for manifests."""
        return asdict(self)


@dataclass(frozen=True)
class Toolbox:
    """The plugins that `Settings` name for programs in one language, ready to work.

    Attributes:
        linter_version: asked once, so that a missing tool is known before anything is read.
    """

    language: Language
    linter: Linter
    linter_version: str
    sampler: Sampler
    serializer: DiffSerializer[Any]


def sampler_of(settings: Settings) -> Sampler:
    """The sampler that ``settings`` name, which knows no language.

    Raises:
        UsageError: it is unknown, or has no such preset or option.
    """
    return default_host().samplers.get(settings.sampler)(settings.preset, settings.overrides)


def toolbox(settings: Settings, language: str | None = None) -> Toolbox:
    """Find the plugins that ``settings`` name.

    Args:
        settings: what is asked for.
        language: the name of the language, where the settings leave it to the records.

    Raises:
        UsageError: one is unknown, or does not go with the others.
        LinterUnavailable: the linter's tool is not installed, or what the sampler asks for the
            shape of programs.
    """
    return _toolbox(
        language or settings.language,
        settings.linter,
        settings.level,
        settings.sampler,
        settings.preset,
        tuple(sorted(settings.overrides.items())),
        settings.format,
    )


def tool_versions(settings: Settings, language: str | None = None) -> dict[str, str]:
    """The versions of the tools that decide on the bytes of the output, on this machine.

    The arguments and errors are those of `toolbox`.
    """
    tools = toolbox(settings, language)
    return {
        f"linter '{tools.linter.name}'": tools.linter_version,
        f"structure of '{tools.language.name}'": structure_version(tools.language.structure)
        or "not told",
    }


@lru_cache(maxsize=256)
def _toolbox(
    language_name: str,
    linter_name: str | None,
    level: str,
    sampler_name: str,
    preset: str,
    overrides: tuple[tuple[str, OptionValue], ...],
    format_name: str,
) -> Toolbox:
    host = default_host()
    language = host.languages.get(language_name)
    linter = host.linter_for(language, linter_name)
    linter.level(level)
    sampler = host.samplers.get(sampler_name)(preset, dict(overrides))
    serializer = host.serializers.get(format_name)
    linter_version = linter.version()
    if sampler.asks_structure:
        check_structure(language.structure)
    return Toolbox(language, linter, linter_version, sampler, serializer)
