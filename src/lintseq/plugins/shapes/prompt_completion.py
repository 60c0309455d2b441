"""The shape `prompt-completion`: two texts, of which trainers learn the second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.shape import Example, Shape


class PromptCompletion(Shape):
    """The columns ``prompt`` and ``completion``, as TRL takes them."""

    name = "prompt-completion"
    summary = "columns prompt and completion, for TRL and others"

    def columns(self, example: Example) -> Mapping[str, object]:
        """Both texts."""
        return {"prompt": example.text.prompt, "completion": example.text.completion}


@hookimpl
def lintseq_shapes() -> Sequence[Shape]:
    """Supply the shape."""
    return [PromptCompletion()]
