"""The file of samples: what a run may do to what is there, and how it goes on with it.

Until the file is complete there are two hidden ones beside it: the rows so far, and the job that
they were drawn for, so that going on later gives what going on at once would have given.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.sample_part import SamplePart, SamplePlaces

Job = Mapping[str, object]
"""Everything on which the rows depend, by the name that messages call it."""


def is_to_do(places: SamplePlaces, *, resume: bool, overwrite: bool) -> bool:
    """Whether the file is to be written at all; a finished one is not, under ``resume``.

    Raises:
        UsageError: something is there that the run was not told to replace or go on with.
    """
    path = places.path
    if path.exists() and not path.is_file():
        raise UsageError(f"'{path}' is no file: name a file by -o.")
    if not path.parent.is_dir():
        raise UsageError(
            f"There is no folder '{path.parent}' to write '{path.name}' into: make it first."
        )
    if resume:
        return places.unfinished or not path.exists()
    if places.unfinished and not overwrite:
        raise UsageError(
            f"An unfinished run is in '{places.part}': give --resume to go on with it, or "
            "--overwrite to begin anew."
        )
    if path.exists() and not overwrite:
        raise UsageError(f"'{path}' exists: give --overwrite to replace it, or another name.")
    return True


def begin(places: SamplePlaces, job: Job, sizes: Sequence[int], *, resume: bool) -> SamplePart:
    """Begin, or go on with what is there; ``sizes`` are the rows of each batch of problems.

    Raises:
        UsageError: what is there is of another job, or of a run that goes on elsewhere.
    """
    goes_on = resume and places.unfinished
    if goes_on:
        _compare(places, json.loads(encode_json(job)))
    part = SamplePart(places)
    try:
        if goes_on:
            part.keep(sizes)
        else:
            part.clear()
            with LineFile.at(places.job) as file:
                file.write([encode_json(job)])
    except BaseException:
        part.close()
        raise
    return part


def _compare(places: SamplePlaces, job: Job) -> None:
    try:
        before = json.loads(places.job.read_text("utf-8"))
    except (OSError, ValueError):
        raise UsageError(
            f"What the rows in '{places.part}' were drawn for is not known any more, as "
            f"'{places.job}' is gone: give --overwrite to begin anew."
        ) from None
    for name, value in job.items():
        if before.get(name) != value:
            raise UsageError(
                f"The unfinished run for '{places.path}' has another {name}, "
                f"{encode_json(before.get(name))} and not {encode_json(value)}: go on with the "
                "same, or give --overwrite to begin anew."
            )
