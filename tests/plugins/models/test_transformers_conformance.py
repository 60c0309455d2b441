"""The `transformers` kind under the kit's laws."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintseq.plugins.models.transformers.kind import TransformersKind
from lintseq.testing import ModelConformance


class TestTransformersModels(ModelConformance):
    kind = TransformersKind()
    prompts = ("Write it.", "Write a Python function that adds two numbers.")

    @pytest.fixture
    def where(self, tiny_model: Path) -> str:
        return str(tiny_model)
