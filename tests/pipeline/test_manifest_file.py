"""Manifests as they lie in folders: what is needed of them, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintseq.pipeline.manifest_file import manifest_in

SOUND = '{"status": "running", "inputs": []}'


def test_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(SOUND)
    told = {"status": "running", "inputs": []}
    assert manifest_in(tmp_path) == told
    assert manifest_in(tmp_path, {"inputs"}) == told
    assert manifest_in(tmp_path, {"inputs", "settings"}) is None


@pytest.mark.parametrize(
    "said",
    ["", "{", "[]", "null", "{}", '{"status": 3}', "\0" * 40, '{"a": ' * 100_000, SOUND[:-1]],
)
def test_what_is_damaged_says_nothing(tmp_path: Path, said: str) -> None:
    (tmp_path / "manifest.json").write_text(said)
    assert manifest_in(tmp_path) is None


def test_none_is_not_the_same_as_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        manifest_in(tmp_path)
