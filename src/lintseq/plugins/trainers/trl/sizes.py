"""The sizes of new models: small decoders of the Llama family, with tied embeddings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

VOCABULARY = 512
"""Tokens of a tokenizer that is trained on the spot, unless told otherwise."""
HEAD = 32
"""Width of an attention head in the smaller models; the larger ones have twice that."""


@dataclass(frozen=True, slots=True)
class Size:
    """The shape of a new model.

    Attributes:
        width: of its embeddings.
        layers: how many blocks it has.
        learning_rate: at which it learns well.
    """

    width: int
    layers: int
    learning_rate: float

    @property
    def inner_width(self) -> int:
        """Of the blocks' perceptrons."""
        return 3 * self.width

    @property
    def heads(self) -> int:
        """Attention heads of a block."""
        return self.width // (HEAD if self.width <= 256 else 2 * HEAD)

    def parameters(self, vocabulary: int) -> int:
        """How many numbers the model has to learn."""
        attention = 4 * self.width * self.width
        perceptron = 3 * self.width * self.inner_width
        norms = 2 * self.width
        block = attention + perceptron + norms
        return vocabulary * self.width + self.layers * block + self.width

    def summary(self) -> str:
        """One line for ``--help``."""
        millions = self.parameters(VOCABULARY) / 1e6
        return (
            f"{millions:.2f}M parameters: width {self.width}, {self.layers} layers, "
            f"learning rate {self.learning_rate:g}"
        )


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "micro": Size(128, 2, 4e-3),
        "tiny": Size(128, 3, 4e-3),
        "mini": Size(192, 4, 3e-3),
        "small": Size(256, 6, 2e-3),
        "base": Size(384, 10, 1e-3),
    }
)
"""Every size, by the word that ``--init`` takes."""
