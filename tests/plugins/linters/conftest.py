"""What is built or installed for linters is there once, wherever a test says that home is.

And a server that starts during a test ends with it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lintseq.core.tools_folder import VARIABLE, tools_folder
from lintseq.plugins.linters.node.environment import install_environment
from lintseq.plugins.linters.node.runtime import find_node
from lintseq.plugins.linters.server.linter import ServerLinter


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


@pytest.fixture
def fresh(request: pytest.FixtureRequest) -> Iterator[ServerLinter]:
    """The linter of the module's `TestTroubles`, made anew."""
    linter: ServerLinter = request.module.TestTroubles.make()
    yield linter
    linter.stop()
