"""The configs of other trainers on the docs page name columns that the renderings have."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.shape import Example
from lintseq.core.training_text import training_text

PAGE = Path(__file__).parents[3] / "docs/how-to/render.md"


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
    assert found
    return found


def columns(shape: str) -> dict[str, Any]:
    sequence = EditSequence(Change.creation("a\n"), ((0,),))
    text = training_text("Write a.", sequence, default_host().serializers.get("unified"))
    example = Example("1", 0, "text", "Write a.", "a\n", 0, "run", "", text, 0, 1, 1)
    return dict(default_host().shapes.get(shape).columns(example))


def test_axolotl() -> None:
    pair, chat = (yaml.safe_load(block)["datasets"][0] for block in blocks("yaml"))
    prompt, completion = pair["type"]["field_instruction"], pair["type"]["field_output"]
    assert {prompt, completion} == set(columns("prompt-completion"))
    assert pair["type"]["format"].format(instruction="{x}") == "{x}"
    messages = columns("messages")[chat["field_messages"]]
    names = chat["message_property_mappings"]
    assert set(messages[0]) == set(names.values())
    assert messages[1][names["role"]] in chat["roles_to_train"]


def test_llama_factory() -> None:
    (info,) = map(json.loads, blocks("json"))
    assert set(info["edits"]["columns"].values()) == set(columns("prompt-completion"))
    chat = info["edits_chat"]
    messages = columns("messages")[chat["columns"]["messages"]]
    tags = chat["tags"]
    assert [one[tags["role_tag"]] for one in messages] == [tags["user_tag"], tags["assistant_tag"]]
    assert all(set(one) == {tags["role_tag"], tags["content_tag"]} for one in messages)
