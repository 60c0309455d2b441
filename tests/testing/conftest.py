"""Runs suites of broken plugins, as their authors would, and says which laws caught them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

Failures = dict[str, set[str]]
"""For each test class of a suite the names of the tests that failed."""

SETTINGS = """[pytest]
addopts = --noconftest --hypothesis-seed=0 -p no:xdist -p no:cacheprovider
filterwarnings = error
"""
SUITES = Path(__file__).parent / "broken"


@pytest.fixture
def failures_in(tmp_path: Path) -> Callable[[str], Failures]:
    """Runs a suite of the folder ``broken`` by itself."""

    def run(suite: str) -> Failures:
        settings, report = tmp_path / "pytest.ini", tmp_path / "report.xml"
        settings.write_text(SETTINGS)
        finished = subprocess.run(
            [sys.executable, "-m", "pytest", "-c", settings, "--junitxml", report, SUITES / suite],
            cwd=tmp_path,
            # A fixed seed of hashes and of Hypothesis: what is caught once is caught each time.
            env={**_without_pytest(os.environ), "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert report.exists(), finished.stdout + finished.stderr
        return _failures(report)

    return run


def _without_pytest(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith("PYTEST_")}


def _failures(report: Path) -> Failures:
    found: Failures = {}
    for case in ElementTree.parse(report).iter("testcase"):
        failed = found.setdefault(case.attrib["classname"].rpartition(".")[2], set())
        if case.find("failure") is not None or case.find("error") is not None:
            failed.add(case.attrib["name"].partition("[")[0])
    return found
