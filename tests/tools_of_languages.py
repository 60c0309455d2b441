"""Which tools of a machine the default linters and the runners of languages need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

TOOLS: Mapping[str, Sequence[str]] = {
    "bash": ["shellcheck"],
    "c": ["gcc"],
    "cpp": ["g++"],
    "go": ["go"],
    "java": ["javac"],
    "javascript": ["node", "npm"],
    "lua": ["luacheck"],
    "php": ["php"],
    "r": ["R"],
    "ruby": ["ruby"],
    "rust": ["rustc", "gcc"],
    "tsx": ["node", "npm"],
    "typescript": ["node", "npm"],
}
"""By language, as `./check` calls them; a language that is not here needs none."""


def needs_tools_of(language: str) -> pytest.MarkDecorator:
    """Marks a test that needs the tools of ``language``."""
    return pytest.mark.needs(*TOOLS.get(language, ()))
