"""A run that was begun and did not end: what is there of it, and whether it can go on.

Its inputs are known by their hashes. They are looked for where they were, from the folder where the
run was begun; they may have moved, if they are named again. Whatever the bytes of the result depend
on must be as it was, or the run is refused with the names of all that is not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.json_text import encode_json
from lintseq.pipeline.each_once import STANDARD_INPUT
from lintseq.pipeline.inputs import InputFile
from lintseq.pipeline.manifest import now
from lintseq.pipeline.manifest_file import manifest_in
from lintseq.pipeline.run_folder import MANIFEST, SHARDS, kept_to_oneself
from lintseq.pipeline.shard import DoneShards, done_shards
from lintseq.pipeline.summary import Summary

HELD = {
    "settings": "the setting '{}'",
    "linter": "the linter's {}",
    "languages": "what judges {}",
    "sampler": "the sampler's {}",
    "versions": "the version of {}",
}
"""The parts of a manifest that are held against each other, and what is in them."""
NEEDED = {"started", "folder", "inputs", "options", "adjustable", *HELD} - {"languages"}
OF_NO_MATTER = {("versions", "python")}
"""What the linter's own version tells, where verdicts depend on it."""


@dataclass(frozen=True)
class BegunRun:
    """A run folder whose run is to go on.

    Attributes:
        folder: where it is.
        manifest: what its manifest says.
        done: the shards that are there.
    """

    folder: Path
    manifest: Mapping[str, Any]
    done: DoneShards

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        counts = self.manifest.get("counts", {})
        ended: bool = self.manifest["status"] == "complete"
        return ended and counts.get("records") == self.done.records

    @property
    def languages(self) -> Sequence[str]:
        """Those that occurred so far, where each record tells its own."""
        return [*self.manifest.get("languages", {})]

    def summary(self) -> Summary:
        """What was done before."""
        done = self.done
        summary = Summary(
            records=done.records, rows=done.rows, reasons=done.reasons.copy(), before=done.records
        )
        summary.work.update(done.work)
        summary.fallbacks.update(done.fallbacks)
        return summary

    def files(self) -> list[InputFile]:
        """The input files where they were.

        Raises:
            UsageError: one is not there, or was standard input.
        """
        begun_in = Path(self.manifest["folder"])
        found = []
        for told in self.manifest["inputs"]:
            path = begun_in / told["name"] if begun_in.is_dir() else Path(told["name"])
            if told["name"] == STANDARD_INPUT or not path.is_file():
                raise self._lacks(told)
            found.append(_as_told(told, path))
        return found

    def files_among(self, candidates: Sequence[InputFile]) -> list[InputFile]:
        """The input files, wherever they are now, by their hashes.

        Raises:
            UsageError: one is missing, or there is one too many.
        """
        by_hash: dict[str, list[InputFile]] = {}
        for file in candidates:
            by_hash.setdefault(file.sha256, []).append(file)
        found = []
        for told in self.manifest["inputs"]:
            same = by_hash.get(told["sha256"])
            if not same:
                raise UsageError(
                    f"None of the files has the SHA-256 of the input '{told['name']}' "
                    f"({told['sha256']}): the run in '{self.folder}' goes on with what it began "
                    "with, or not at all."
                )
            found.append(replace(_as_told(told, same.pop(0).path), hashed=told["sha256"]))
        extra = [file.shown for files in by_hash.values() for file in files]
        if extra:
            raise UsageError(
                f"'{extra[0]}' is none of the inputs that the run in '{self.folder}' was begun "
                "with: leave it out."
            )
        return found

    def going_on(self, manifest: Mapping[str, object]) -> dict[str, object]:
        """The first manifest of the run, as it goes on.

        Args:
            manifest: the one that it would have if it began now.

        Raises:
            UsageError: something changed on which bytes depend.
        """
        plain = json.loads(encode_json(manifest))
        changes = [*self._changed_inputs(plain), *self._changes(plain)]
        if changes:
            raise UsageError(
                f"The run in '{self.folder}' cannot go on: {'; '.join(changes)}; bring back what "
                "it was begun with, or begin another run by --out."
            )
        resumed = {"at": now(), "records": self.done.records}
        return {**manifest, "started": self.manifest["started"], "resumed": resumed}

    def _changed_inputs(self, manifest: Mapping[str, Any]) -> Iterator[str]:
        for was, told in zip(self.manifest["inputs"], manifest["inputs"], strict=True):
            if was["sha256"] != told["sha256"]:
                yield (
                    f"the input '{was['name']}' changed: its SHA-256 was {was['sha256']}, and is "
                    f"{told['sha256']}"
                )

    def _changes(self, manifest: Mapping[str, Any]) -> Iterator[str]:
        for part, words in HELD.items():
            was, told = self.manifest.get(part, {}), manifest.get(part, {})
            for key in sorted({*was, *told}):
                if was.get(key) != told.get(key) and (part, key) not in OF_NO_MATTER:
                    yield f"{words.format(key)} was {was.get(key)!r}, and is {told.get(key)!r}"

    def _lacks(self, told: Mapping[str, str]) -> UsageError:
        again = f"'lintseq generate --resume {self.folder} FILE…'"
        if told["name"] == STANDARD_INPUT:
            return UsageError(
                f"The run in '{self.folder}' reads standard input, which cannot be read again: "
                f"give the same rows as a file, by {again}."
            )
        return UsageError(
            f"There is no file '{told['name']}', which the run in '{self.folder}' reads: if it "
            f"moved, name all its inputs again, by {again}."
        )


@contextmanager
def begun_run(folder: Path) -> Iterator[BegunRun]:
    """The run in ``folder``, kept to oneself.

    Raises:
        UsageError: there is none, or another process is at work on it, or its manifest is damaged.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(
            f"There is no run to go on with in '{folder}', as it has no {MANIFEST}: check the name."
        )
    with kept_to_oneself(folder):
        manifest = _read(folder)
        yield BegunRun(
            folder, manifest, done_shards(folder / SHARDS, manifest["settings"]["samples"])
        )


def _read(folder: Path) -> Mapping[str, Any]:
    manifest = manifest_in(folder, NEEDED)
    if manifest is None:
        raise UsageError(
            f"'{folder / MANIFEST}' does not say all that it takes to go on, as it is damaged or "
            "was written by an older lintseq: begin another run by --out."
        )
    return manifest


def _as_told(told: Mapping[str, str], path: Path) -> InputFile:
    """A file under the name that it was first read by, which rejects tell."""
    return InputFile(path, told["name"], told["id"], default_host().sources.get(told["source"]))
