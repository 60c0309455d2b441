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


@dataclass(frozen=True)
class Settings:
    """The options on which the bytes of the output depend.

    Attributes:
        language: the name of the programs' language.
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

    def as_dict(self) -> dict[str, Any]:
        """The settings as plain JSON values, for manifests."""
        return asdict(self)


@dataclass(frozen=True)
class Toolbox:
    """The plugins that `Settings` name, ready to work.

    Attributes:
        linter_version: asked once, so that a missing tool is known before anything is read.
    """

    language: Language
    linter: Linter
    linter_version: str
    sampler: Sampler
    serializer: DiffSerializer[Any]


def toolbox(settings: Settings) -> Toolbox:
    """Find the plugins that ``settings`` name.

    Raises:
        UsageError: one is unknown, or does not go with the others.
        LinterUnavailable: the linter's tool is not installed.
    """
    return _toolbox(
        settings.language,
        settings.linter,
        settings.level,
        settings.sampler,
        settings.preset,
        tuple(sorted(settings.overrides.items())),
        settings.format,
    )


@lru_cache(maxsize=8)
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
    return Toolbox(language, linter, linter.version(), sampler, serializer)
