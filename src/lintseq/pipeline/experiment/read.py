"""Reading an experiment file: from YAML to settings that have a value for everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lintseq.core.errors import ToolError, UsageError
from lintseq.core.stage import Stage, Step
from lintseq.pipeline.experiment.faults import ExperimentFaults, Fault
from lintseq.pipeline.experiment.schema import QUICK, experiment_schema, line_of_stages
from lintseq.pipeline.experiment.settings import filled, overridden
from lintseq.pipeline.experiment.validate import find_faults
from lintseq.pipeline.inputs import no_such_file


@dataclass(frozen=True)
class Experiment:
    """An experiment, ready to be planned.

    Attributes:
        name: of its work folder.
        settings: the whole file, resolved; ``quick`` is merged in or left out.
        steps: all commands, in the order of the stages.
    """

    name: str
    settings: Mapping[str, Any]
    steps: Sequence[Step]


def read_experiment(path: Path, *, quick: bool = False, data: Path | None = None) -> Experiment:
    """The experiment in the file ``path``.

    Args:
        path: the file.
        quick: whether to take it as its section of that name has it.
        data: a file of rows to take, whatever the section ``data`` says; None for what it says.

    Raises:
        ExperimentFaults: the file cannot be run as it stands; everything that is wrong is told.
        UsageError: there is no such file, or it has no section ``quick`` that is asked for.
        ToolError: PyYAML or jsonschema is not installed.
    """
    try:
        from lintseq.pipeline.experiment import yaml_text
    except ImportError:
        raise ToolError(
            "Reading an experiment needs PyYAML: install it by: pip install 'lintseq[run]'."
        ) from None
    folder = path.absolute().parent
    read = yaml_text.read_yaml(_text(path, yaml_text.BYTES), str(path))
    stages = line_of_stages()
    schema = experiment_schema(stages)
    _raise(str(path), find_faults(read, schema, folder))
    chosen = {name: {} if value is None else value for name, value in read.value.items()}
    changes = chosen.pop(QUICK, None)
    if quick:
        if not changes:
            raise UsageError(f"'{path}' has no section '{QUICK}': leave out --quick, or add one.")
        chosen = read.value = overridden(chosen, changes)
        for places in (read.values, read.keys):
            places.update({at[1:]: place for at, place in places.items() if at[:1] == (QUICK,)})
        _raise(str(path), find_faults(read, schema, folder))
    if data is not None:
        if not data.exists():
            raise no_such_file(str(data))
        chosen = {**chosen, "data": {"file": str(data.absolute())}}
    settings = filled(chosen, schema, folder)
    return Experiment(settings["name"], settings, _steps(str(path), read.keys, stages, settings))


def _steps(
    shown: str,
    keys: Mapping[Any, tuple[int, int]],
    stages: Sequence[Stage],
    settings: Mapping[str, Any],
) -> list[Step]:
    steps: list[Step] = []
    faults: list[Fault] = []
    for stage in [stage for stage in stages if stage.name in settings]:
        try:
            steps += stage.steps(settings[stage.name], settings)
        except UsageError as error:
            faults.append(Fault(*keys[stage.name,], f"{stage.name}: {error}"))
    _raise(shown, faults)
    return steps


def _raise(shown: str, faults: Sequence[Fault]) -> None:
    if faults:
        raise ExperimentFaults(shown, faults)


def _text(path: Path, most: int) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"Cannot read the experiment '{path}': {error.strerror}.") from None
    if len(data) > most:
        raise UsageError(f"'{path}' has more than {most} bytes: that is no experiment file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"'{path}' is not UTF-8: save it as such.") from None
