"""What is built or installed for linters is there once, wherever a test says that home is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lintseq.core.tools_folder import VARIABLE, tools_folder
from lintseq.plugins.linters.node.environment import install_environment
from lintseq.plugins.linters.node.runtime import find_node


@pytest.fixture(scope="session", autouse=True)
def _tools_stay_where_they_are() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tools_folder()))
        yield


@pytest.fixture(scope="session", autouse=True)
def _packages_for_node(request: pytest.FixtureRequest, _tools_stay_where_they_are: None) -> None:
    """What ESLint and TypeScript's compiler are in, installed if a test needs it."""
    needed = {
        name
        for item in request.session.items
        for mark in item.iter_markers("needs")
        for name in mark.args
    }
    if "npm" in needed:
        install_environment(find_node(), print)
