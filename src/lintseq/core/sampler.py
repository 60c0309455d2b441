"""Samplers: what decides which rows of a change leave next."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.linter import LintOptions, LintSession
from lintseq.core.option import Option, OptionValue, find_option
from lintseq.core.structure import Structure


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of options, with one line that says what it is for."""

    summary: str
    options: Mapping[str, OptionValue]


class Sampler(ABC):
    """A way to take changes apart, with its options settled.

    Attributes:
        name: as in ``--sampler NAME``.
        summary: one line for ``--help``.
        clean: whether every state of every sequence is free of new errors (law 3).
        options: what a user may set.
        presets: named settings; one is called ``default``.
        preset: the name of the preset in force.
        overrides: the options that were set by hand, as output rows record them.
        settings: the value of every option.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    clean: ClassVar[bool]
    options: ClassVar[tuple[Option, ...]] = ()
    presets: ClassVar[Mapping[str, Preset]] = {"default": Preset("the only one", {})}

    def __init__(
        self, preset: str = "default", overrides: Mapping[str, OptionValue] | None = None
    ) -> None:
        if preset not in self.presets:
            raise UsageError(
                f"The sampler '{self.name}' has no preset '{preset}': "
                f"{did_you_mean(preset, self.presets)}"
            )
        self.preset = preset
        self.overrides = dict(sorted((overrides or {}).items()))
        for name, value in self.overrides.items():
            self.option(name).check(value)
        self.settings: dict[str, OptionValue] = {
            **{option.name: option.default for option in self.options},
            **self.presets[preset].options,
            **self.overrides,
        }

    @classmethod
    def option(cls, name: str) -> Option:
        """The option called ``name``; a `UsageError` if there is none."""
        return find_option(f"sampler '{cls.name}'", cls.options, name)

    @property
    def asks_structure(self) -> bool:
        """Whether it asks what a language knows of the shape of programs, under its options."""
        return True

    def lint_options(self, level: str = "default") -> LintOptions:
        """How the session that this sampler walks with is to judge."""
        return LintOptions(level=level)

    @abstractmethod
    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        """Draw one edit sequence.

        The change has rows that differ; ``rng`` is the only source of chance.
        """
