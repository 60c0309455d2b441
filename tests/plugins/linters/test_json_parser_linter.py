"""The linter `json-parser`: its laws, and what it must not be led to do."""

from __future__ import annotations

import json
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.plugins.linters.json_parser.linter import JsonParser
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.parser_troubles import DeepTexts


class TestJsonParser(LinterConformance):
    linter = JsonParser()
    clean_programs = (
        '{\n  "a": [1, 2.5, -3e7, true, false, null],\n  "b": {"c": "\\u00e9 \\" \\n"}\n}\n',
        "[]",
        '"only"\n',
        '\ufeff{"a": 1}\r\n',
    )
    faulty_programs = (
        Faulty("[1,\n2,\n]\n", (2,)),
        Faulty('{"a": 1\n"b": 2}\n', (2,)),
        Faulty('{"a": [1,\n2\n,"b": 3}\n', (1,)),
        Faulty('{\n"a": 1\n', (1,)),
        Faulty('["a\nb"]\n', (1,)),
        Faulty("{'a': 1}\n", (1,)),
        Faulty('{"a" 1}\n', (1,)),
        Faulty('["\\x"]\n', (1,)),
        Faulty("{}\n{}\n", (2,)),
        Faulty("[1,\nNaN]\n", (2,)),
        Faulty('{"a": 1,\n"b": 2,\n"a": 3}\n', (3,), level="strict"),
    )
    effort = settings(EFFORT, max_examples=6)


class TestTroubles(DeepTexts):
    make = JsonParser
    too_deep = ("[" * 100_000, '{"a":' * 5_000)


def test_numbers_of_any_length_are_taken() -> None:
    assert list(JsonParser().lint("[" + "1" * 100_000 + "]")) == []


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=8)


@settings(EFFORT, max_examples=40)
@given(st.text(alphabet='[]{}:,"\\ \n1-e.tabn\u00e9', max_size=12) | JSON.map(json.dumps))
def test_it_agrees_with_pythons_parser(text: str) -> None:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        taken = False
    else:
        taken = True
    assert taken == (not JsonParser().lint(text))


@pytest.mark.parametrize(
    ("text", "kind", "comma"), [('{\n"a": 1,\n}\n', "object", 8), ("[\n1,\n]\n", "array", 3)]
)
def test_later_pythons_are_understood_alike(
    monkeypatch: pytest.MonkeyPatch, text: str, kind: str, comma: int
) -> None:
    """Python 3.13 and later have words of their own for a comma that is left over."""
    expected = JsonParser().lint(text)
    words = f"Illegal trailing comma before end of {kind}"
    error = json.JSONDecodeError(words, text, comma)
    monkeypatch.setattr(json, "loads", Mock(side_effect=error))
    assert JsonParser().lint(text) == expected
