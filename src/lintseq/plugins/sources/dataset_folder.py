"""The `hf` source: folders that `datasets.Dataset.save_to_disk` wrote, and others like them.

Such a folder is Arrow streams and a list of them. They are read here as they are, without loading
`datasets`, which takes seconds, and row by row they say what `datasets.load_from_disk` says. So
are they written: what `datasets` knows of features stands in the schema of the stream, or follows
from its types.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.core.hookspecs import hookimpl
from lintseq.core.source import Source, SourceRow
from lintseq.plugins.sources.arrow import Arrow, write_batches
from lintseq.plugins.sources.arrow_extra import needs_pyarrow

STATE = "state.json"
INFO = "dataset_info.json"
SPLITS = "dataset_dict.json"
BLOCK = 1 << 20
DATA = "data-00000-of-00001.arrow"


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

    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        """Write a folder with one stream, for `load_from_disk`, as `Source.write` says."""
        with needs_pyarrow(shown):
            import pyarrow as pa
        path.mkdir()
        write_batches(rows, path / DATA, shown, pa.ipc.new_stream)
        state: dict[str, object] = {
            "_data_files": [{"filename": DATA}],
            "_fingerprint": _fingerprint(path / DATA),
            "_format_columns": None,
            "_format_kwargs": {},
            "_format_type": None,
            "_output_all_columns": False,
            "_split": None,
        }
        (path / STATE).write_text(json.dumps(state, indent=2), "utf-8")
        (path / INFO).write_text("{}", "utf-8")

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


def _fingerprint(path: Path) -> str:
    """What `datasets` tells a dataset from others by, from all that is in it."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()[:16]


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
