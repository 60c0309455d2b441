"""Whether the machines that work on a run have the tools of the one that it was begun on."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.errors import ToolError

MISSING = "missing"


def refuse_other_tools(there: Mapping[str, str], here: Mapping[str, str]) -> None:
    """Compare the versions of tools on a machine that works with those where the run was begun.

    Raises:
        ToolError: one is another, or missing on one side.
    """
    for tool in {**here, **there}:
        if there.get(tool) != here.get(tool):
            raise ToolError(
                f"its {tool} is {there.get(tool, MISSING)}, and here it is "
                f"{here.get(tool, MISSING)}"
            )
