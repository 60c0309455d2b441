"""The `hf` source: folders that `datasets.Dataset.save_to_disk` wrote.

Such a folder is Arrow streams and a list of them. They are read here as they are, without loading
`datasets`, which takes seconds, and row by row they say what `datasets.load_from_disk` says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.core.hookspecs import hookimpl
from lintseq.core.source import Source
from lintseq.plugins.sources.arrow import Arrow

STATE = "state.json"
SPLITS = "dataset_dict.json"


class DatasetFolder(Arrow):
    """A Hugging Face dataset on disk, or one with a single split; its files are Arrow streams."""

    name = "hf"
    summary = "folders by the save_to_disk of Hugging Face datasets"
    extensions = ()

    def files_in(self, folder: Path) -> Sequence[Path] | None:
        """The dataset's Arrow files in their order, as `Source.files_in` says."""
        if (folder / SPLITS).is_file():
            return self._of_splits(folder)
        if not (folder / STATE).is_file():
            return None
        state = _read(folder / STATE)
        if "_data_files" not in state:
            return None
        if state.get("_indices_data_files"):
            raise UsageError(
                f"'{folder}' is a selection of rows as old versions of datasets saved it: load it "
                "with datasets and save it again."
            )
        try:
            return [folder / Path(file["filename"]).name for file in state["_data_files"]]
        except (TypeError, LookupError):
            raise _damaged(folder / STATE) from None

    def _of_splits(self, folder: Path) -> Sequence[Path] | None:
        splits = _read(folder / SPLITS).get("splits")
        if not isinstance(splits, list) or not all(isinstance(name, str) for name in splits):
            raise _damaged(folder / SPLITS)
        if len(splits) != 1:
            raise UsageError(
                f"The dataset '{folder}' has the splits {', '.join(splits) or '(none)'}: "
                f"name one of them, as in '{folder / (splits or ['train'])[0]}'."
            )
        return self.files_in(folder / splits[0])


def _read(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_bytes())
    except ValueError:
        raise _damaged(path) from None
    return content if isinstance(content, dict) else {}


def _damaged(path: Path) -> UsageError:
    return UsageError(f"'{path}' is not what datasets wrote: save the dataset again.")


@hookimpl
def lintseq_sources() -> Sequence[Source]:
    """Supply the source."""
    return [DatasetFolder()]
