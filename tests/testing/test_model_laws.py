"""Flaws in models are caught, each by the law that it breaks."""

from __future__ import annotations

from collections.abc import Callable


def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("models.py") == {
        "TestFlawless": set(),
        "TestForgetful": {"test_the_same_requests_give_the_same"},
        "TestDisorderly": {"test_completions_are_in_the_order_of_requests"},
        "TestOneTooFew": {"test_gives_a_completion_for_each_request"},
        "TestSaysItIsDone": {"test_stop_reasons_are_true"},
        "TestSaysItIsCut": {"test_stop_reasons_are_true"},
        "TestTalkative": {"test_tokens_are_counted"},
        "TestRestless": {"test_says_its_version"},
    }
