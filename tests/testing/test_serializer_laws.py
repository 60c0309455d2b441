"""Flaws in text formats are caught, each by the laws that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.campaign
def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("serializers.py") == {
        "TestFlawless": set(),
        "TestStrips": {"test_gives_the_target_byte_for_byte", "test_gives_the_sequence_back"},
        "TestHurriesToTheEnd": {"test_gives_the_sequence_back"},
        "TestPromisesThePartition": {"test_gives_the_sequence_back"},
        "TestRepeatsTheLastEdit": {
            "test_gives_the_sequence_back",
            "test_writes_a_string_for_each_edit",
        },
        "TestBeginsWithoutALineBreak": {"test_joins_edit_by_edit"},
        "TestReplaysFromNothing": {"test_replaying_is_applying_edit_after_edit"},
        "TestApplyingRaises": {
            "test_replaying_is_applying_edit_after_edit",
            "test_tolerant_reading_never_raises",
            "test_strict_reading_ends_at_the_first_fault",
            "test_faults_are_of_the_closed_list",
        },
        "TestNotesAnUnlistedFault": {"test_faults_are_of_the_closed_list"},
        "TestIsLenientWhenStrict": {"test_strict_reading_ends_at_the_first_fault"},
        "TestWaitsForTheEnd": {"test_streaming_does_not_wait_for_the_end"},
        "TestMissesASeparatorCutInTwo": {
            "test_streaming_reads_the_same",
            "test_streaming_does_not_wait_for_the_end",
        },
        "TestDescribesItselfBadly": {"test_describes_itself", "test_repairs_are_documented"},
    }
