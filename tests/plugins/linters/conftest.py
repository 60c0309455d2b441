"""What is built or installed for linters is there once, wherever a test says that home is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lintseq.core.tools_folder import VARIABLE, tools_folder


@pytest.fixture(scope="session", autouse=True)
def _tools_stay_where_they_are() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tools_folder()))
        yield
