"""The `transformers` kind of model: what its user may set, and how a folder becomes a model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lintseq.core.errors import ModelFailed
from lintseq.core.model import Model, ModelKind
from lintseq.core.option import Option, OptionValue

INSTALL = "pip install 'lintseq[train]'"


class TransformersKind(ModelKind):
    """A folder as ``lintseq train`` or ``save_pretrained`` writes it.

    Nothing is fetched from anywhere, no code of the folder's is run, and weights are read from
    safetensors alone.
    """

    name = "transformers"
    summary = "a folder with a causal language model, run in this process"
    where = "FOLDER"
    requires = ("torch", "transformers", "safetensors")
    install = INSTALL
    options = (
        Option("batch", 32, "completions that are written at once", minimum=1),
        Option("device", "auto", "where it runs, cpu or cuda; auto takes a GPU if there is one"),
        Option(
            "dtype",
            "float32",
            "what it calculates with",
            choices=("float32", "bfloat16", "float16"),
        ),
        Option("threads", 1, "processors used, where no GPU is; 0 leaves it to torch", minimum=0),
        Option("kv-cache", True, "keep what was calculated for earlier tokens"),
    )

    def open(self, where: str, options: Mapping[str, OptionValue]) -> Model:
        """The model in the folder ``where``."""
        try:
            from lintseq.plugins.models.transformers.model import TransformersModel
        except ModuleNotFoundError as error:
            raise ModelFailed(
                f"Models of kind 'transformers' need {error.name}, which is not installed; "
                f"run: {INSTALL}"
            ) from error
        return TransformersModel(Path(where), options)
