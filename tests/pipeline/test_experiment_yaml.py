"""YAML is read as JSON's values, each with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lintseq.pipeline.experiment.yaml_text import read_yaml

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
NUMBERS = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_json_is_yaml(value: Any) -> None:
    assert read_yaml(json.dumps(value, ensure_ascii=False), "x").value == value


@given(VALUES)
def test_what_is_dumped_is_read_again(value: Any) -> None:
    assert read_yaml(yaml.safe_dump(value), "x").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("4e-3", 0.004),
        ("0.8", 0.8),
        (".5", 0.5),
        ("1.", 1.0),
        ("-3", -3),
        ("007", 7),
        ("1:30", "1:30"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        ("2024-10-03", "2024-10-03"),
        ("", None),
        ("~", None),
        ("'4'", "4"),
        ("<<", "<<"),
    ],
)
def test_plain_values_are_those_of_yaml_1_2(text: str, value: object) -> None:
    read = read_yaml(f"a: {text}\n", "x").value["a"]
    assert (read, type(read)) == (value, type(value))


def test_places() -> None:
    read = read_yaml("a:\n  - 1\n  - b: two\n", "x")
    assert read.values == {
        (): (1, 1),
        ("a",): (2, 3),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("a", 1, "b"): (3, 8),
    }
    assert read.keys == {("a",): (1, 1), ("a", 1, "b"): (3, 5)}
