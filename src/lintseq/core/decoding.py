"""What reading a model's text came to: the closed list of outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DECODINGS: Mapping[str, str] = MappingProxyType(
    {
        "clean": "the text is what its format asks for",
        "repaired": "faults of the text were repaired, and counted",
        "truncated": "the limit on tokens ended it; what there is was read",
        "empty": "the text holds no edit",
        "unreadable": "no program could be read from it",
    }
)
"""Every outcome of reading a completion, with what it means."""
