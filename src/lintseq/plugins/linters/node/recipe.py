"""How a server starts that is written for Node."""

from __future__ import annotations

from pathlib import Path

from lintseq.plugins.linters.node.environment import ready_environment
from lintseq.plugins.linters.node.runtime import find_node
from lintseq.plugins.linters.server.recipe import MEBIBYTE, Recipe

_SHARED = Path(__file__).with_name("server")
_FLAGS = (
    # Only fetching by HTTP and modules of the other kind want WebAssembly, and its guards reserve
    # more address space than all else.
    "--disable-wasm-trap-handler",
    "--no-warnings",
)


def node_recipe(server: Path) -> Recipe:
    """What starts ``server.cjs`` of the folder ``server``, beside the files that all share.

    Raises:
        LinterUnavailable: there is no Node, or its packages are not installed.
    """
    node = find_node()
    packages = ready_environment(node)
    sources = sorted([*_SHARED.glob("*.cjs"), *server.glob("*.cjs")])
    return Recipe(
        command=(node.program, *_FLAGS, "server.cjs", str(packages)),
        readable=(node.program, str(packages)),
        files={path.name: path.read_bytes() for path in sources},
        memory=8192 * MEBIBYTE,
    )
