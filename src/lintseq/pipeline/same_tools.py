"""Whether the machines that work on a run have the tools of the one that it was begun on."""

from __future__ import annotations

from collections.abc import Mapping

MISSING = "missing"


def difference(there: Mapping[str, str], here: Mapping[str, str]) -> str | None:
    """The first tool that is another where the work is done than where the run was begun.

    Args:
        there: the versions of tools by their names, where the work is done.
        here: the same, where the run was begun.

    Returns:
        The difference in words; None if there is none.
    """
    for tool in {**here, **there}:
        if there.get(tool) != here.get(tool):
            found, needed = there.get(tool, MISSING), here.get(tool, MISSING)
            return f"its {tool} is {found}, and here it is {needed}"
    return None
