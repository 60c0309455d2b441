"""The shape `messages`: a chat of two messages, for models that have a chat template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.shape import Example, Shape


class Messages(Shape):
    """The column ``messages``, with ``role`` and ``content``, in the way of OpenAI's API."""

    name = "messages"
    summary = "column messages: a user's and an assistant's, for chat templates"

    def columns(self, example: Example) -> Mapping[str, object]:
        """The prompt by the user, the completion by the assistant, to the byte."""
        return {
            "messages": [
                {"role": "user", "content": example.text.prompt},
                {"role": "assistant", "content": example.text.completion},
            ]
        }


@hookimpl
def lintseq_shapes() -> Sequence[Shape]:
    """Supply the shape."""
    return [Messages()]
