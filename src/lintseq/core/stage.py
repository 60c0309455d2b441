"""Stages: the stations of an experiment, each turning settings into commands of lintseq."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

STEP_NAME = re.compile(r"[A-Za-z0-9_-]+")
"""What a step may be called: its name is that of a file."""
_PLACE = re.compile(r"\{\{|\}\}|\{([A-Za-z0-9_-]*)\}")


@dataclass(frozen=True)
class GoingOn:
    """Another command of a step, which goes on with what it left half done.

    Attributes:
        command: its arguments, with places as in the step's own.
        sign: a file in the folder that the step writes. It is there as soon as there is something
            to go on with; without it the step begins anew.
    """

    command: Sequence[str]
    sign: str


@dataclass(frozen=True)
class Step:
    """One command of an experiment. It writes one file or folder, and reads others.

    It is run anew when its command changes, or what a step wrote that it refers to, or the content
    of `inputs`, or `versions`. With ``--resume`` in its command, or by another command, it goes on
    with what it left half done; without, what it left is removed first.

    Attributes:
        name: unique in the experiment, and the name of what it writes: ``train-baseline``. Letters,
            digits, hyphens and underscores.
        command: arguments of ``lintseq``. ``{NAME}`` stands for the path that the step NAME wrote,
            ``{}`` for the path that this step is to write; ``{{`` and ``}}`` for braces, see
            `literal`.
        inputs: files and folders of the user's that it reads, as they stand in the command; their
            content decides whether it is done anew.
        ending: of the file that it writes, ``.jsonl`` for example; empty for a folder.
        versions: of the tools that decide what it writes, by name; those of lintseq and Python
            count always.
        going_on: how it goes on with what it left half done, where that takes another command.
    """

    name: str
    command: Sequence[str]
    inputs: Sequence[str] = field(default_factory=tuple)
    ending: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    going_on: GoingOn | None = None

    @property
    def path(self) -> str:
        """What it writes, below the work folder."""
        return f"{self.name}{self.ending}"

    @property
    def again(self) -> Step:
        """The step as it goes on with what it left half done."""
        return self if self.going_on is None else replace(self, command=self.going_on.command)

    def resumes(self, work: Path) -> bool:
        """Whether it goes on with what it left half done in the folder ``work``."""
        if self.going_on is None:
            return "--resume" in self.command
        return (work / self.path / self.going_on.sign).is_file()

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the steps whose outputs it reads, in the order of its command."""
        found = [name for word in self.command for name in places(word) if name]
        return tuple(dict.fromkeys(found))

    def arguments(self, path_of: Callable[[str], str]) -> list[str]:
        """The command with each place filled in; ``path_of`` is asked for this step's name too."""
        return [_fill(word, lambda name: path_of(name or self.name)) for word in self.command]


def literal(text: str) -> str:
    """``text`` for a step's command, such that no brace in it stands for a path."""
    return text.replace("{", "{{").replace("}", "}}")


def places(word: str) -> list[str]:
    """The names in braces in a word of a command; the empty one is the step's own."""
    return [found[1] for found in _PLACE.finditer(word) if found[1] is not None]


def _fill(word: str, path_of: Callable[[str], str]) -> str:
    return _PLACE.sub(lambda found: found[0][0] if found[1] is None else path_of(found[1]), word)


class Stage(ABC):
    """A station of an experiment.

    The schema of a section is an object's, with ``additionalProperties`` false and a ``default``
    for each property. Besides JSON Schema's own words, a text may have one of these as its
    ``format``, which is checked before anything runs:

    - ``language``, ``linter``, ``sampler``, ``serializer``, ``shape``, ``trainer``, ``sandbox``,
      ``metric``: the name of one that is installed;
    - ``language-or-auto``: the same, or ``auto``;
    - ``benchmark``: ``NAME`` or ``NAME:WHERE``;
    - ``path``: a file or folder that is there, taken from the folder of the experiment file; the
      stage gets its absolute path. So does it for a WHERE that is one.

    Attributes:
        name: of its section in an experiment file.
        summary: one line for ``lintseq plugins``, and its section's description in the schema.
        schema: JSON Schema of its section.
        order: where it stands in the line: stages run from low to high.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    schema: ClassVar[Mapping[str, Any]]
    order: ClassVar[int]

    @abstractmethod
    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """The commands, given the stage's own ``settings`` and all of the ``experiment``'s.

        Both have a value for every property; sections that the file lacks are not there.

        Raises:
            UsageError: the settings do not go together.
        """
