"""``--model [KIND:]WHERE`` and its ``--set NAME=VALUE``: from what the user wrote to a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.host import default_host
from lintseq.core.model import Model, ModelKind
from lintseq.core.option import OptionValue, read_assignments, settle_options

FOLDER_KIND = "transformers"
"""The kind of a model that is named by its folder alone."""


@dataclass(frozen=True)
class NamedModel:
    """A model as the user named it.

    Attributes:
        kind: the plugin.
        where: what came after the colon.
        options: a value for each option of the kind.
    """

    kind: ModelKind
    where: str
    options: Mapping[str, OptionValue]

    def open(self) -> Model:
        """Get at the model.

        Raises:
            UsageError: there is none there.
            ModelFailed: what it needs is not installed, or a server does not answer.
        """
        return self.kind.open(self.where, self.options)


def find_model(named: str, assignments: Sequence[str] = ()) -> NamedModel:
    """The model that ``named``, which is ``KIND:WHERE`` or a folder, stands for; not opened yet.

    Raises:
        UsageError: there is no such kind or option, or nothing after the colon.
    """
    name, where = _parts(named)
    kind = default_host().models.get(name)
    if not where:
        raise UsageError(f"Nothing follows the colon in '{named}': write '{name}:{kind.where}'.")
    owner = f"kind of model '{kind.name}'"
    given = read_assignments(owner, kind.options, assignments)
    return NamedModel(kind, where, settle_options(owner, kind.options, given))


def _parts(named: str) -> tuple[str, str]:
    """The kind and what follows it. A folder is a folder, whatever its name looks like."""
    kinds = default_host().models.things
    name, colon, where = named.partition(":")
    if Path(named).is_dir() or not colon or "/" in name:
        if Path(named).is_file():
            raise UsageError(
                f"'{named}' is a file and not a model's folder: say 'replay:{named}' for "
                "recorded samples."
            )
        return FOLDER_KIND, named
    if name not in kinds:
        raise UsageError(
            f"There is no folder '{named}' and no kind of model '{name}': "
            f"{did_you_mean(name, kinds)}"
        )
    return name, where
