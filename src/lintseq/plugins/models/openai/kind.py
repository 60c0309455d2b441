"""The `openai` kind of model: what its user may set, and how a name becomes a model."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.errors import ModelFailed
from lintseq.core.model import Model, ModelKind
from lintseq.core.option import Option, OptionValue

INSTALL = "pip install 'lintseq[eval]'"


class OpenAIKind(ModelKind):
    """A model that a server offers, under the name by which the server knows it.

    Keys are read from the environment and never written anywhere.
    """

    name = "openai"
    summary = "a model at an OpenAI-compatible HTTP endpoint: vLLM, llama.cpp, a provider"
    where = "NAME"
    requires = ("openai",)
    install = INSTALL
    options = (
        Option("base-url", "http://127.0.0.1:8000/v1", "where the endpoint is, /v1 included"),
        Option("api-key-env", "OPENAI_API_KEY", "the environment variable that holds the key"),
        Option("chat", False, "ask /chat/completions, the prompt as one message of the user's"),
        Option("concurrency", 8, "requests on their way at once", minimum=1),
        Option("timeout", 120.0, "seconds to wait for one answer", minimum=0.1),
        Option("retries", 4, "tries more after 429, 5xx or no answer, ever later", minimum=0),
        Option(
            "special-tokens",
            False,
            "ask for special tokens in the text too (vLLM), where <|diff|> is one",
        ),
    )

    def open(self, where: str, options: Mapping[str, OptionValue]) -> Model:
        """The model called ``where``, after asking the server whether it is there."""
        try:
            from lintseq.plugins.models.openai.model import OpenAIModel
        except ModuleNotFoundError as error:
            raise ModelFailed(
                f"Models of kind 'openai' need {error.name}, which is not installed; run: {INSTALL}"
            ) from error
        model = OpenAIModel(where, options)
        model.check()
        return model
