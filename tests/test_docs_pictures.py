"""The pictures of the docs show what lintseq does now."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"


def test_the_picture_of_the_algorithm_is_up_to_date() -> None:
    drawing = runpy.run_path(str(PICTURES / "make_pictures.py"))
    drawn = drawing["backward_picture"](drawing["example"]())
    assert drawn == (PICTURES / "backward.svg").read_text("utf-8")


@pytest.mark.parametrize("name", ["engine-lines", "engine-cell", "engine-patch"])
def test_the_pictures_of_the_engine_are_up_to_date(name: str) -> None:
    drawing = runpy.run_path(str(PICTURES / "make_engine_pictures.py"))
    assert drawing["PICTURES"][name]() == (PICTURES / f"{name}.svg").read_text("utf-8")
