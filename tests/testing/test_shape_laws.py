"""Flaws in shapes are caught, each by the law that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.campaign
def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("shapes.py") == {
        "TestFlawless": set(),
        "TestHasALongName": {"test_describes_itself"},
        "TestNamesAStrangeFormat": {"test_describes_itself"},
        "TestHasTuples": {"test_columns_are_plain_json"},
        "TestLeavesOutWhatIsEmpty": {"test_all_rows_have_the_same_columns"},
        "TestTakesAName": {"test_leaves_the_columns_of_others_alone"},
        "TestClosedWithThatName": set(),
    }
