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
from lintseq.core.structure import Structure

OptionValue = str | int | bool
_KINDS: Mapping[type, str] = {str: "a word", int: "a whole number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a sampler lets its user set.

    Attributes:
        name: as in ``--set NAME=VALUE``.
        default: its value where no preset says another; its type is the option's.
        summary: one line for ``--help``.
        choices: the values it may have, if only some.
        minimum: the least value of a number.
    """

    name: str
    default: OptionValue
    summary: str
    choices: tuple[str, ...] = ()
    minimum: int | None = None

    def read(self, text: str) -> OptionValue:
        """The value written as ``text`` on a command line."""
        value: OptionValue = text
        if isinstance(self.default, bool):
            if text not in ("true", "false"):
                raise UsageError(f"The option '{self.name}' takes true or false, not '{text}'.")
            value = text == "true"
        elif isinstance(self.default, int):
            try:
                value = int(text)
            except ValueError:
                raise UsageError(
                    f"The option '{self.name}' takes a whole number, not '{text}'."
                ) from None
        self.check(value)
        return value

    def check(self, value: object) -> None:
        """Raise a `UsageError` unless the option may have ``value``."""
        if type(value) is not type(self.default):
            raise UsageError(
                f"The option '{self.name}' takes {_KINDS[type(self.default)]}, not {value!r}."
            )
        if self.choices and value not in self.choices:
            raise UsageError(
                f"The option '{self.name}' cannot be '{value}': "
                f"{did_you_mean(str(value), self.choices)}"
            )
        if self.minimum is not None and isinstance(value, int) and value < self.minimum:
            raise UsageError(f"The option '{self.name}' is at least {self.minimum}, not {value}.")


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
        for option in cls.options:
            if option.name == name:
                return option
        known = [option.name for option in cls.options]
        raise UsageError(
            f"The sampler '{cls.name}' has no option '{name}': {did_you_mean(name, known)}"
        )

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
