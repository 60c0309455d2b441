"""The pictures of the docs show what lintseq does now."""

from __future__ import annotations

import runpy
from pathlib import Path

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"


def test_the_picture_of_the_algorithm_is_up_to_date() -> None:
    drawing = runpy.run_path(str(PICTURES / "make_pictures.py"))
    drawn = drawing["backward_picture"](drawing["example"]())
    assert drawn == (PICTURES / "backward.svg").read_text("utf-8")
