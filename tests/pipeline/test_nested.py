"""Names with dots: where they lead, what is left of a row, what is near."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.pipeline.nested import Path, hint, locate, value_at, without

ROW: dict[str, Any] = {
    "a.b": 0,
    "a": {"b": 1, "c": {"d": 2}, "0": 3},
    "list": [{"x": 4}, [5, 6]],
    "empty": [],
    "text": "abc",
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("a.b", 0),
        ("a.c.d", 2),
        ("a.0", 3),
        ("list.0.x", 4),
        ("list.1.1", 6),
        ("list.-1.-2", 5),
        ("text", "abc"),
    ],
)
def test_names_lead_to_values(name: str, value: object) -> None:
    path = locate(ROW, name)
    assert path is not None
    assert value_at(ROW, path) == value


@pytest.mark.parametrize(
    "name",
    ["b", "a.x", "a.b.c", "list.x", "list.2", "list.-3", "list.", "empty.0", "empty.-1", "text.0"],
)
def test_other_names_lead_nowhere(name: str) -> None:
    assert locate(ROW, name) is None


VALUES = st.recursive(
    st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
    ),
    max_leaves=8,
)


def leaves(value: Any, path: Path = ()) -> dict[Path, int]:
    """All numbers in a value, by their paths."""
    if isinstance(value, int):
        return {path: value}
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return {at: leaf for key, inner in pairs for at, leaf in leaves(inner, (*path, key)).items()}


@given(row=st.dictionaries(st.sampled_from("abc"), VALUES), data=st.data())
def test_what_is_taken_out_is_gone_and_the_rest_is_there(
    row: dict[str, Any], data: st.DataObject
) -> None:
    before = leaves(row)
    taken = data.draw(st.lists(st.sampled_from(sorted(before, key=str)), unique=True)
                      if before else st.just([]))  # fmt: skip
    left = without(row, taken)
    assert list(leaves(left).values()) == [
        leaf for path, leaf in before.items() if path not in taken
    ]
    assert leaves(row) == before
    for path in before:
        assert value_at(row, path) == before[path]
        name = ".".join(map(str, path))
        assert locate(row, name) == path


def test_what_is_emptied_goes_and_what_was_empty_stays() -> None:
    row = {"meta": {"code": "x", "tags": []}, "other": [{"x": 1}], "empty": {}}
    assert without(row, [("meta", "code"), ("other", 0, "x")]) == {
        "meta": {"tags": []},
        "empty": {},
    }
    assert without({"code": "x"}, [("code",)]) == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("txet", " (did you mean 'text'?)"),
        ("lists", " (did you mean 'list'?)"),
        ("a.cc", " (did you mean 'a.c'?)"),
        ("quite.else", ""),
    ],
)
def test_hints_at_the_nearest_name(name: str, words: str) -> None:
    assert hint(ROW, name) == words
