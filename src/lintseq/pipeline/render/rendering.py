"""A rendering: from run folders and files of rows to lines of training data, and what to say of it.

Rows are read one at a time, so that memory does not grow with them.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.pipeline.each_once import each_once
from lintseq.pipeline.finished_run import finished_manifest
from lintseq.pipeline.read_rows import find_rows, rows_files, run_folders
from lintseq.pipeline.readable_rows import readable_row
from lintseq.pipeline.render.account import RenderAccount
from lintseq.pipeline.render.renderer import Renderer
from lintseq.pipeline.render.settings import RenderSettings
from lintseq.pipeline.tokens import TokenCounter
from lintseq.pipeline.training_data import TrainingData

OF_MANIFEST = ("inputs", "settings", "versions", "counts")
"""What a run's manifest says that is no matter of clocks and machines."""


class Rendering:
    """Renders the rows of ``names``, which are run folders and files of rows.

    Raises:
        UsageError: one is none of these, or is named twice, or the run in it is not complete; or
            the settings cannot be met.
    """

    def __init__(
        self,
        names: Sequence[str],
        settings: RenderSettings,
        counter: TokenCounter | None = None,
        *,
        lintseq_version: str,
    ) -> None:
        self._renderer = Renderer(settings, counter)
        self._inputs = [TrainingData(name) for name in names]
        for data in self._inputs:
            # Asked for here, so that what cannot be read is told of before anything is written.
            _ = data.paths
        each_once([file for name in names for file in rows_files(name)])
        self._settings = settings
        self._counter = counter
        self._version = lintseq_version

    @property
    def account(self) -> RenderAccount:
        """Of the rows so far."""
        return self._renderer.account

    def lines(self) -> Iterator[str]:
        """The examples, each as one line of JSON without its line break.

        Raises:
            UsageError: a row cannot be rendered, there are none, or all examples are too long.
        """
        for data in self._inputs:
            source = _own_name(data.where)
            with ExitStack() as scratch:
                for found in find_rows([data.where], scratch):
                    row = readable_row(found)
                    for columns in self._renderer.examples(row, source, found.shown):
                        yield encode_json(columns)
        if not self.account.rows:
            raise UsageError(
                "There is nothing to render: the data has no rows; name a run folder or a file of "
                "rows that 'lintseq generate' wrote."
            )
        if not self.account.examples:
            raise UsageError(
                f"All {self.account.dropped} examples are longer than {self._settings.max_tokens} "
                "tokens: raise --max-tokens, or use --too-long split."
            )

    def told(self) -> dict[str, Any]:
        """How the examples were made, as plain JSON values. No clock, machine or path is in it."""
        counter = self._counter
        return {
            "command": self._command(),
            "lintseq_version": self._version,
            "settings": self._settings.as_dict(),
            "inputs": [_input(data) for data in self._inputs],
            "tokenizer": counter and {"name": _own_name(counter.where), "sha256": counter.sha256},
            "made_by": [
                {**json.loads(maker), "rows": rows}
                for maker, rows in sorted(self.account.makers.items())
            ],
            "counts": self.account.as_dict(),
            "tokens": counter and self.account.tokens(),
        }

    def _command(self) -> str:
        asked, usual = self._settings, RenderSettings()
        words = ["lintseq", "render", *(_own_name(data.where) for data in self._inputs)]
        words += ["--format", asked.format, "--shape", asked.shape]
        if self._counter is not None:
            words += ["--tokenizer", _own_name(self._counter.where)]
        if asked.max_tokens is not None:
            words += ["--max-tokens", str(asked.max_tokens), "--too-long", asked.too_long]
        if asked.from_states != usual.from_states:
            states = "all" if asked.from_states is None else str(asked.from_states)
            words += ["--from-states", states, "--seed", str(asked.seed)]
        if asked.target != usual.target:
            words += ["--target", asked.target]
        if asked.upstream_end:
            words += ["--compat", "upstream"]
        return shlex.join(words)


def _input(data: TrainingData) -> dict[str, Any]:
    told: dict[str, Any] = {"name": _own_name(data.where), "sha256": data.sha256()}
    for folder in run_folders([data.where]):
        said = finished_manifest(folder)
        run = {name: said[name] for name in OF_MANIFEST if name in said}
        run["inputs"] = [
            {"name": Path(one["name"]).name, "sha256": one["sha256"]}
            for one in run.get("inputs", [])
        ]
        told["run"] = run
    return told


def _own_name(where: str) -> str:
    """A file or folder by its own name: where it lay is nobody's business."""
    return Path(where).resolve().name
