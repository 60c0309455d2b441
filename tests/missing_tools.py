"""Leaves out the tests of tools that `./check` could not install: told by name, never silently.

A test says by ``@pytest.mark.needs("ruby")`` which tools of other languages it needs. A bare
``pytest`` runs it whether they are there or not.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--without",
        action="append",
        default=[],
        metavar="TOOL",
        help="leave out the tests that need TOOL, which is not on this machine",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*tools): tools of other languages that a test needs")


def pytest_report_header(config: pytest.Config) -> list[str]:
    return [f"not tested, because missing: {tool}" for tool in config.getoption("without")]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    without = set(config.getoption("without"))
    left_out = [item for item in items if without & _needs(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _needs(item: pytest.Item) -> set[str]:
    return {tool for mark in item.iter_markers("needs") for tool in mark.args}
