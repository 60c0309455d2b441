"""The packages for Node: installed once, whole or not at all, as the lock file says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.core.tools_folder import VARIABLE
from lintseq.plugins.linters.node import environment
from lintseq.plugins.linters.node.environment import (
    SHIPPED,
    environment_folder,
    install_environment,
    ready_environment,
)
from lintseq.plugins.linters.node.runtime import Node, find_node

NEEDED = pytest.mark.needs("node", "npm")
HERE = Path(environment.__file__).parent
NPM = """
const fs = require("node:fs");
fs.writeFileSync("said.json", JSON.stringify({ argv: process.argv.slice(2), env: process.env }));
fs.mkdirSync("node_modules");
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for tools."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def node_with(npm: Path, script: str, *, of_machine: bool = False) -> Node:
    """The machine's Node with a script for its npm."""
    npm.write_text(script)
    return Node(find_node().program, find_node().version, str(npm), of_machine)


def test_the_lock_file_names_no_machine_and_hashes_everything() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    shipped = json.loads((HERE / "package.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert lock["packages"][""]["dependencies"] == shipped["dependencies"]
    for name, version in shipped["dependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version
    for each in packages.values():
        assert each["integrity"].startswith("sha512-")
        assert "resolved" not in each
        assert not each.get("hasInstallScript")


@NEEDED
def test_npm_is_told_to_run_nothing_and_hears_of_mirrors(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--require /nowhere.js")
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", "/certificates")
    monkeypatch.setenv("npm_config_registry", "https://mirror.example")
    told: list[str] = []
    folder = install_environment(node_with(tmp_path / "npm.js", NPM), told.append)
    assert folder.parent == home / "node"
    assert told == [f"Installing ESLint and TypeScript for Node {find_node().version}"]
    said = json.loads((folder / "said.json").read_text("utf-8"))
    assert said["argv"][0] == "ci"
    assert {"--ignore-scripts", "--no-audit", "--no-fund"} <= set(said["argv"])
    assert "NODE_OPTIONS" not in said["env"]
    assert said["env"]["NODE_EXTRA_CA_CERTS"] == "/certificates"
    assert said["env"]["npm_config_registry"] == "https://mirror.example"


@NEEDED
def test_the_machine_s_node_is_used_through_nodeenv(tmp_path: Path, home: Path) -> None:
    folder = install_environment(node_with(tmp_path / "npm.js", NPM, of_machine=True), print)
    said = json.loads((folder / "said.json").read_text("utf-8"))
    assert said["env"]["NPM_CONFIG_PREFIX"].endswith(f"{folder.name}.part/env")
    assert {each.name for each in folder.iterdir()} == {*SHIPPED, "node_modules", "said.json"}


@NEEDED
def test_without_nodeenv_the_remedy_is_told(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    with pytest.raises(LinterUnavailable, match="run: pip install nodeenv"):
        install_environment(node_with(tmp_path / "npm.js", NPM, of_machine=True), print)


@NEEDED
def test_what_fails_leaves_nothing_that_counts_as_done(tmp_path: Path, home: Path) -> None:
    broken = node_with(tmp_path / "npm.js", f"{NPM}\nconsole.error('ENOTFOUND'); process.exit(1);")
    with pytest.raises(LinterFailed, match="ENOTFOUND"):
        install_environment(broken, print)
    with pytest.raises(LinterUnavailable, match="run: lintseq setup javascript"):
        ready_environment(broken)
    assert [path.suffix for path in (home / "node").iterdir()] == [".lock"]


NO_NETWORK = """npm error code ECONNREFUSED
npm error syscall connect
npm error errno ECONNREFUSED
npm error FetchError: request to https://mirror.example/a failed, reason: connect ECONNREFUSED
npm error     at ClientRequest.<anonymous> (/usr/lib/node_modules/npm/index.js:130:14)
npm error A complete log of this run can be found in: /root/.npm/_logs/1-debug-0.log
"""


@NEEDED
@pytest.mark.parametrize("mark", ["npm error", "npm ERR!"])
def test_what_went_wrong_is_told_without_npm_s_own_affairs(
    tmp_path: Path, home: Path, mark: str
) -> None:
    said = json.dumps(NO_NETWORK.replace("npm error", mark))
    broken = node_with(tmp_path / "npm.js", f"console.error({said}); process.exit(1);")
    with pytest.raises(LinterFailed) as caught:
        install_environment(broken, print)
    assert str(caught.value).startswith(
        "npm cannot install the packages (code ECONNREFUSED FetchError: request to "
        "https://mirror.example/a failed, reason: connect ECONNREFUSED); see that the registry "
    )


def test_a_node_without_npm_is_told(home: Path) -> None:
    with pytest.raises(LinterUnavailable, match="has no npm"):
        install_environment(Node("/a/node", "24.0.0", None, of_machine=False), print)


@NEEDED
def test_a_package_whose_hash_is_another_is_refused(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock file of one small package, whose content is not what the file says."""
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    small = lock["packages"]["node_modules/imurmurhash"]
    small["integrity"] = f"sha512-{'A' * 86}=="
    own = {"name": "a", "version": "1.0.0", "dependencies": {"imurmurhash": small["version"]}}
    lock["packages"] = {"": own, "node_modules/imurmurhash": small}
    (tmp_path / "package.json").write_text(json.dumps(own))
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    monkeypatch.setattr(environment, "_HERE", tmp_path)
    with pytest.raises(LinterFailed, match="EINTEGRITY"):
        install_environment(find_node(), print)
    assert not environment_folder(find_node()).exists()


@NEEDED
def test_two_installations_at_once_are_one(tmp_path: Path, home: Path) -> None:
    script = f"require('fs').appendFileSync({str(tmp_path / 'count')!r}, 'x');\n{NPM}"
    node = node_with(tmp_path / "npm.js", script)
    code = (
        "from lintseq.plugins.linters.node.environment import install_environment as install\n"
        "from lintseq.plugins.linters.node.runtime import Node\n"
        f"print(install(Node({node.program!r}, {node.version!r}, {node.npm!r}, False), str))"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    answers = {process.communicate()[0].strip() for process in both}
    assert answers == {str(environment_folder(node))}
    assert (tmp_path / "count").read_text() == "x"


@NEEDED
def test_an_installation_that_was_killed_is_done_again(tmp_path: Path, home: Path) -> None:
    slow = node_with(
        tmp_path / "slow.js", "require('fs').mkdirSync('node_modules');setTimeout(()=>0, 6e4);"
    )
    code = (
        "from lintseq.plugins.linters.node.environment import install_environment as install\n"
        "from lintseq.plugins.linters.node.runtime import Node\n"
        f"install(Node({slow.program!r}, {slow.version!r}, {slow.npm!r}, False), str)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    draft = environment_folder(slow).with_suffix(".part")
    while not (draft / "node_modules").exists():
        time.sleep(0.02)
    os.killpg(process.pid, 9)
    process.wait()
    assert draft.exists()
    with pytest.raises(LinterUnavailable):
        ready_environment(slow)
    folder = install_environment(node_with(tmp_path / "npm.js", NPM), print)
    assert (folder / "said.json").exists()
    assert not draft.exists()


@NEEDED
@pytest.mark.campaign
def test_once_done_it_works_without_npm_and_network(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = install_environment(find_node(), print)
    bare = tmp_path / "bin"
    bare.mkdir()
    (bare / "node").symlink_to(shutil.which("node") or "")
    monkeypatch.setenv("PATH", str(bare))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    assert install_environment(find_node(), print) == first
    version = re.compile(r'"version": "10\.')
    assert version.search((first / "node_modules/eslint/package.json").read_text("utf-8"))
