"""The `json` format: what an edit looks like, and JSON that no reader should choke on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.serializer import DecodeError, Faults
from lintseq.plugins.serializers.json_edits.serializer import JsonEdits
from lintseq.testing.strategies import sequences

JSON = JsonEdits()
any_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["line", "delete", "insert", "x"]), inner)
    ),
    max_leaves=12,
)


def test_an_edit_to_the_byte() -> None:
    change = Change.between("x = 1\ny = 2\n", "x = 'é'\ny = 2\n\"z\"")
    assert JSON.encode(EditSequence(change, (change.differing_rows,))) == [
        '[{"line":1,"delete":"x = 1\\n","insert":"x = \'é\'\\n"},{"line":3,"insert":"\\"z\\""}]'
    ]


@settings(deadline=None, max_examples=50)
@given(sequence=sequences())
def test_an_edit_is_one_line_of_json_however_it_is_spaced(sequence: EditSequence) -> None:
    for edit in JSON.encode(sequence):
        assert "\n" not in edit
        spaced = json.dumps(json.loads(edit), indent=2, sort_keys=True)
        assert JSON.parse(spaced, Faults()) == JSON.parse(edit, Faults())


@settings(deadline=None, max_examples=100)
@given(value=any_json)
def test_any_json_is_read_or_repaired(value: object) -> None:
    faults = Faults(strict=False)
    hunks = JSON.parse(json.dumps(value), faults)
    JSON.apply("a\n", hunks, faults)
    assert faults.counts().keys() <= JSON.repairs.keys()


@pytest.mark.parametrize(
    "edit",
    ["[" * 200_000, '[{"a":' * 100_000, f'[{{"line":{"9" * 5000}}}]'],
    ids=["nested arrays", "nested objects", "a number of 5,000 digits"],
)
def test_what_a_json_reader_chokes_on_is_a_fault(edit: str) -> None:
    assert not JSON.parse(edit, Faults(strict=False))
    with pytest.raises(DecodeError):
        JSON.parse(edit, Faults(strict=True))
