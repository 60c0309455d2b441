"""Detecting the language of a program from its text alone, by Magika's model (extra ``detect``).

The model is a file inside of the package, so nothing is downloaded. It reads the first and the last
1024 bytes of a text.
"""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magika import Magika

INSTALL = "pip install 'lintseq[detect]'"
PACKAGES = ("magika", "onnxruntime")
"""What a verdict depends on; the model comes with the first."""
NO_LANGUAGE = frozenset({"empty", "txt", "undefined", "unknown"})
"""Labels that name none: they stand for text of no kind, or for too little confidence."""


class DetectorMissing(Exception):
    """The extra ``detect`` is not installed."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text looks like.

    Attributes:
        label: the word by which Magika calls the language.
        confidence: from 0 to 1.
    """

    label: str
    confidence: float


def detect(text: str) -> Guess | None:
    """What ``text`` looks like; None if it looks like nothing in particular.

    Raises:
        DetectorMissing: the extra ``detect`` is not installed.
    """
    found = _model().identify_bytes(text.encode("utf-8"))
    label = str(found.output.label)
    return None if label in NO_LANGUAGE else Guess(label, found.score)


def detector_versions() -> dict[str, str]:
    """The versions of the packages that verdicts depend on; none if one is not installed."""
    try:
        return {name: importlib.metadata.version(name) for name in PACKAGES}
    except importlib.metadata.PackageNotFoundError:
        return {}


@lru_cache(maxsize=1)
def _model() -> Magika:
    try:
        import magika
        import onnxruntime
    except ImportError:
        raise DetectorMissing from None

    class OnOneThread(magika.Magika):
        """By itself the model takes all processors, in each of our workers."""

        def _init_onnx_session(self) -> onnxruntime.InferenceSession:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            providers = ["CPUExecutionProvider"]
            return onnxruntime.InferenceSession(self._model_path, options, providers=providers)

    return OnOneThread()
