"""Settings are merged and filled in; the published schema and the example are what they should."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.host import default_host
from lintseq.pipeline.experiment.plan import make_plan
from lintseq.pipeline.experiment.read import read_experiment
from lintseq.pipeline.experiment.schema import experiment_schema, line_of_stages
from lintseq.pipeline.experiment.settings import filled, overridden

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "paper_in_miniature.yaml"
INSTRUCT = ROOT / "examples" / "instruct_to_training_set.yaml"
SCHEMA = ROOT / "docs" / "reference" / "experiment.schema.json"
SECTIONS = st.recursive(
    st.integers() | st.lists(st.integers(), max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
).filter(lambda value: isinstance(value, dict))


@given(SECTIONS)
def test_nothing_overrides_nothing(base: dict[str, Any]) -> None:
    assert overridden(base, {}) == base
    assert overridden({}, base) == base
    assert overridden(base, base) == base


@given(SECTIONS, SECTIONS, SECTIONS)
def test_overrides_follow_one_another(
    base: dict[str, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    one_by_one = overridden(overridden(base, first), second)
    assert overridden(one_by_one, second) == one_by_one


def test_overrides_go_deep_and_replace_lists() -> None:
    base = {"a": {"b": [1, 2], "c": 3}, "d": 4}
    assert overridden(base, {"a": {"b": [5]}}) == {"a": {"b": [5], "c": 3}, "d": 4}


def test_defaults_are_filled_in_and_paths_made_whole(tmp_path: Path) -> None:
    (tmp_path / "rows").touch()
    schema = {
        "properties": {
            "file": {"format": "path"},
            "deep": {"default": {}, "properties": {"n": {"default": 3}}},
            "files": {"items": {"format": "path"}},
        }
    }
    given = {"file": "rows", "files": ["rows"], "other": 1}
    assert filled(given, schema, tmp_path) == {
        "file": str(tmp_path / "rows"),
        "deep": {"n": 3},
        "files": [str(tmp_path / "rows")],
        "other": 1,
    }


def built_in_schema() -> dict[str, Any]:
    owners = default_host().stages.owners
    return experiment_schema(
        [stage for stage in line_of_stages() if owners[stage.name].startswith("stages (lintseq ")]
    )


def test_the_published_schema_is_the_stages() -> None:
    jsonschema.Draft202012Validator.check_schema(built_in_schema())
    assert json.loads(SCHEMA.read_text("utf-8")) == built_in_schema(), (
        f"write it anew: lintseq run --schema > {SCHEMA.relative_to(ROOT)}"
    )


def test_the_schema_alone_accepts_the_examples() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for example in (EXAMPLE, INSTRUCT):
        jsonschema.validate(yaml.safe_load(example.read_text("utf-8")), schema)


@pytest.mark.campaign
def test_the_examples_can_be_run_and_what_is_resolved_is_the_same_again(tmp_path: Path) -> None:
    for example, quick in ((EXAMPLE, False), (EXAMPLE, True), (INSTRUCT, False)):
        read = read_experiment(example, quick=quick)
        again = tmp_path / "again.yaml"
        again.write_text(yaml.safe_dump(dict(read.settings)))
        assert read_experiment(again).settings == read.settings
        assert (
            make_plan(read.steps).fingerprints
            == make_plan(read_experiment(again).steps).fingerprints
        )


def test_quick_is_the_same_line_with_other_sizes() -> None:
    slow, quick = (read_experiment(EXAMPLE, quick=quick) for quick in (False, True))
    assert [step.name for step in slow.steps] == [step.name for step in quick.steps]
    assert slow.settings != quick.settings
