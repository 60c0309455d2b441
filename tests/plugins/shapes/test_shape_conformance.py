"""The built-in shapes are held to the kit's laws, like a stranger's."""

from __future__ import annotations

from lintseq.core.host import default_host
from lintseq.testing import ShapeConformance

SHAPES = default_host().shapes


def test_the_shapes_are_there() -> None:
    assert set(SHAPES.things) >= {"prompt-completion", "messages", "text", "upstream"}


class TestPromptCompletion(ShapeConformance):
    shape = SHAPES.get("prompt-completion")


class TestMessages(ShapeConformance):
    shape = SHAPES.get("messages")


class TestText(ShapeConformance):
    shape = SHAPES.get("text")


class TestUpstream(ShapeConformance):
    shape = SHAPES.get("upstream")
