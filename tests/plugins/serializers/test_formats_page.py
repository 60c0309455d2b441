"""`docs/reference/formats.md` is written by hand; here it is held to the code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.serializer import DiffSerializer

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "formats.md").read_text("utf-8")
INTRODUCTION, *SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)
FORMATS = {
    name: default_host().serializers.get(name) for name in re.findall(r"^## `(.+)`$", PAGE, re.M)
}

every_format = pytest.mark.parametrize("serializer", FORMATS.values(), ids=FORMATS)


def section(serializer: DiffSerializer[Any]) -> str:
    return next(text for text in SECTIONS if text.startswith(f"`{serializer.name}`\n"))


def blocks(text: str, tag: str) -> list[str]:
    return re.findall(rf"^```{tag}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def example() -> EditSequence:
    (program,) = blocks(PAGE, "python")
    insertions = re.search(r"`(\[\[.+?\]\])`", PAGE)
    assert insertions
    return EditSequence.from_lines(Change.creation(program), json.loads(insertions[1]))


def test_every_format_has_its_section() -> None:
    listed = re.findall(r"^\| \[`(.+?)`\]", INTRODUCTION, re.MULTILINE)
    assert listed == list(FORMATS)
    assert set(listed) >= {"unified", "search-replace", "json", "whole"}


@every_format
def test_the_example_is_what_the_format_writes(serializer: DiffSerializer[Any]) -> None:
    written = serializer.join(serializer.encode(example())).removeprefix("\n")
    assert blocks(section(serializer), "text")[0].removesuffix("\n") == written.removesuffix("\n")


@every_format
def test_the_table_lists_the_repairs(serializer: DiffSerializer[Any]) -> None:
    table = section(serializer).partition("| repair | fault")[2]
    rows = re.findall(r"^\| `(.+?)` \| (.+) \|$", table, re.MULTILINE)
    assert dict(rows) == serializer.repairs
    assert [code for code, _ in rows] == list(serializer.repairs)


def test_the_table_of_what_comes_back() -> None:
    promises = dict(re.findall(r"^\| \[`(.+?)`\].* \| (.+?) \|$", INTRODUCTION, re.MULTILINE))
    assert promises == {
        name: "the edit sequence"
        if serializer.keeps_partition
        else "every state"
        if serializer.keeps_states
        else "the program"
        for name, serializer in FORMATS.items()
    }


def test_the_schema_has_the_keys_of_a_hunk() -> None:
    (schema,) = map(json.loads, blocks(PAGE, "json"))
    keys = re.findall(r"^\| `(\w+)` \|", section(FORMATS["json"]).split("| repair |")[0], re.M)
    assert list(schema["items"]["properties"]) == keys == ["line", "delete", "insert"]
