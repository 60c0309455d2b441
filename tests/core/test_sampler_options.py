"""Samplers settle their options once, and refuse what they do not have in helpful words."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import ClassVar

import pytest

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.linter import LintOptions, LintSession
from lintseq.core.option import Option, OptionValue
from lintseq.core.sampler import Preset, Sampler
from lintseq.core.structure import Structure

COUNT = Option("count", 3, "how many", minimum=1)
FORGIVE = Option("forgive", True, "whether to forgive")
DRAW = Option("draw", "uniform", "how to draw", choices=("uniform", "depth"))
LABEL = Option("label", "none", "any word")


class WithOptions(Sampler):
    name = "with-options"
    summary = "has options"
    clean = False
    options: ClassVar[tuple[Option, ...]] = (COUNT, FORGIVE, DRAW)
    presets: ClassVar[Mapping[str, Preset]] = {
        "default": Preset("as the options say", {}),
        "deep": Preset("by depth", {"draw": "depth", "count": 5}),
    }

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        return EditSequence(change, (change.differing_rows,))


class Plain(WithOptions):
    name = "plain"
    options = ()
    presets = Sampler.presets


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        (COUNT, "12", 12),
        (COUNT, " 1 ", 1),
        (FORGIVE, "true", True),
        (FORGIVE, "false", False),
        (DRAW, "depth", "depth"),
        (LABEL, "12", "12"),
    ],
)
def test_values_are_read(option: Option, text: str, value: OptionValue) -> None:
    read = option.read(text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        (COUNT, "0", "The option 'count' is at least 1, not 0."),
        (COUNT, "many", "The option 'count' takes a whole number, not 'many'."),
        (COUNT, "1.5", "The option 'count' takes a whole number, not '1.5'."),
        (COUNT, "true", "The option 'count' takes a whole number, not 'true'."),
        (FORGIVE, "yes", "The option 'forgive' takes true or false, not 'yes'."),
        (DRAW, "deep", "The option 'draw' cannot be 'deep': did you mean 'depth'?"),
        (DRAW, "", "The option 'draw' cannot be '': known: depth, uniform"),
    ],
)
def test_unreadable_values_are_refused(option: Option, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        option.read(text)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        (COUNT, True, "takes a whole number, not True"),
        (COUNT, "3", "takes a whole number, not '3'"),
        (COUNT, -1, "is at least 1, not -1"),
        (FORGIVE, 1, "takes true or false, not 1"),
        (DRAW, "x", "cannot be 'x'"),
        (LABEL, None, "takes a word, not None"),
    ],
)
def test_values_of_the_wrong_kind_are_refused(option: Option, value: object, message: str) -> None:
    with pytest.raises(UsageError, match=f"'{option.name}' {message}"):
        option.check(value)


@pytest.mark.parametrize(
    ("preset", "overrides", "settings"),
    [
        ("default", None, {"count": 3, "forgive": True, "draw": "uniform"}),
        ("deep", {}, {"count": 5, "forgive": True, "draw": "depth"}),
        ("deep", {"count": 2}, {"count": 2, "forgive": True, "draw": "depth"}),
        ("default", {"forgive": False}, {"count": 3, "forgive": False, "draw": "uniform"}),
    ],
)
def test_what_is_set_by_hand_goes_before_the_preset(
    preset: str, overrides: dict[str, OptionValue] | None, settings: dict[str, OptionValue]
) -> None:
    sampler = WithOptions(preset, overrides)
    assert (sampler.settings, sampler.preset) == (settings, preset)


def test_overrides_are_recorded_in_one_order() -> None:
    given: dict[str, OptionValue] = {"forgive": False, "count": 2}
    recorded = WithOptions(overrides=given).overrides
    assert list(recorded.items()) == [("count", 2), ("forgive", False)]
    given["count"] = 9
    assert recorded["count"] == 2


def test_the_default_preset_is_in_force_unless_told() -> None:
    assert WithOptions().preset == "default"
    assert Plain().settings == {}


@pytest.mark.parametrize(
    ("preset", "overrides", "message"),
    [
        ("deap", {}, "The sampler 'with-options' has no preset 'deap': did you mean 'deep'?"),
        ("x", {}, "The sampler 'with-options' has no preset 'x': known: deep, default"),
        (
            "deep",
            {"cuont": 2},
            "The sampler 'with-options' has no option 'cuont': did you mean 'count'?",
        ),
        ("deep", {"count": 0}, "The option 'count' is at least 1, not 0."),
    ],
)
def test_what_a_sampler_does_not_have_is_refused(
    preset: str, overrides: dict[str, OptionValue], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        WithOptions(preset, overrides)
    assert str(caught.value).startswith(message)


def test_a_sampler_without_options_refuses_any() -> None:
    with pytest.raises(UsageError, match="The sampler 'plain' has no option 'count'"):
        Plain(overrides={"count": 2})


def test_options_are_found_by_name() -> None:
    assert WithOptions.option("draw") is DRAW


def test_samplers_lint_by_the_level_asked() -> None:
    assert Plain().lint_options("strict") == LintOptions(level="strict")
