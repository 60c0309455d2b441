"""Options: what a plugin lets its user set by name, checked before any work begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lintseq.core.errors import UsageError, did_you_mean

OptionValue = str | int | float | bool
_KINDS: Mapping[type, str] = {
    str: "a word",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a plugin lets its user set.

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
    minimum: float | None = None

    def read(self, text: str) -> OptionValue:
        """The value written as ``text`` on a command line."""
        value: OptionValue = text
        if isinstance(self.default, bool):
            if text not in ("true", "false"):
                raise UsageError(f"The option '{self.name}' takes true or false, not '{text}'.")
            value = text == "true"
        elif isinstance(self.default, int | float):
            kind = type(self.default)
            try:
                value = kind(text)
            except ValueError:
                raise UsageError(
                    f"The option '{self.name}' takes {_KINDS[kind]}, not '{text}'."
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
        if (
            self.minimum is not None
            and isinstance(value, int | float)
            and not value >= self.minimum
        ):
            raise UsageError(f"The option '{self.name}' is at least {self.minimum}, not {value}.")


def find_option(owner: str, options: Sequence[Option], name: str) -> Option:
    """The option called ``name`` among those of ``owner``; a `UsageError` if there is none."""
    for option in options:
        if option.name == name:
            return option
    known = [option.name for option in options]
    raise UsageError(f"The {owner} has no option '{name}': {did_you_mean(name, known)}")


def settle_options(
    owner: str, options: Sequence[Option], given: Mapping[str, OptionValue]
) -> dict[str, OptionValue]:
    """The value of every option: as ``given``, or its default."""
    for name, value in given.items():
        find_option(owner, options, name).check(value)
    return {option.name: given.get(option.name, option.default) for option in options}


def read_assignments(
    owner: str, options: Sequence[Option], assignments: Sequence[str]
) -> dict[str, OptionValue]:
    """The values that a command line gives, each as ``NAME=VALUE``, to options of ``owner``."""
    values: dict[str, OptionValue] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise UsageError(f"--set takes NAME=VALUE, not '{assignment}'.")
        values[name] = find_option(owner, options, name).read(value)
    return values
