"""Run folders: where their rows and rejects lie, and whether their marks tell the truth."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from .fault import Fault


def files_in(named: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The files of rows, and those of rejects that run folders have."""
    rows: list[Path] = []
    rejects: list[Path] = []
    for path in named:
        if path.is_dir():
            rows += _shards(path)
            rejects.append(path / "rejects.jsonl")
        else:
            rows.append(path)
    return rows, rejects


def manifest_faults(folder: Path) -> Iterator[Fault]:
    """Whether marks and manifest count what is there. A plain file has neither."""
    if not folder.is_dir():
        return
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    rows = rejects = records = 0
    for shard in _shards(folder):
        mark = json.loads(shard.with_suffix(".done").read_text("utf-8"))
        there = _count(shard), _count(shard.with_suffix(".rejects.jsonl"))
        if there != (mark["rows"], mark["rejects"]):
            yield Fault("accounting", shard.name, f"{there} rows and rejects, marked {mark}")
        records += mark["records"]
        rows, rejects = rows + there[0], rejects + there[1]
    counted = {"records": records, "rows": rows, "rejects": rejects}
    said = {name: manifest["counts"][name] for name in counted}
    if manifest["status"] != "complete" or said != counted:
        message = f"the manifest says {manifest['status']} and {said}, there are {counted}"
        yield Fault("accounting", folder.name, message)
    if records != rows // manifest["settings"]["samples"] + rejects:
        yield Fault("accounting", folder.name, f"{counted} do not add up")
    if _count(folder / "rejects.jsonl") != rejects:
        yield Fault("accounting", folder.name, "rejects.jsonl does not hold the shards' rejects")


def _shards(folder: Path) -> list[Path]:
    files = sorted((folder / "shards").glob("*.jsonl"))
    return [file for file in files if not file.name.endswith(".rejects.jsonl")]


def _count(file: Path) -> int:
    return file.read_bytes().count(b"\n")
