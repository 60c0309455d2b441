"""Choosing a sandbox: the strongest that works here, and never one that contains nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lintseq.core.errors import SandboxUnavailable, UsageError, did_you_mean
from lintseq.core.sandbox import Sandbox, Tier

STRENGTH: Mapping[Tier, int] = {"strong": 2, "weak": 1, "none": 0}


def choose_sandbox(sandboxes: Mapping[str, Sandbox], name: str | None = None) -> Sandbox:
    """The sandbox called ``name``, or else the strongest of ``sandboxes`` that works here.

    One of tier ``none`` is taken only by its name.

    Raises:
        UsageError: there is none of that name.
        SandboxUnavailable: it does not work here, or none does; the message says what to do.
    """
    if name is not None:
        if name not in sandboxes:
            raise UsageError(f"There is no sandbox '{name}': {did_you_mean(name, sandboxes)}")
        sandboxes[name].version()
        return sandboxes[name]
    containing = [sandbox for sandbox in sandboxes.values() if STRENGTH[sandbox.tier]]
    for sandbox in sorted(containing, key=lambda each: (-STRENGTH[each.tier], each.name)):
        try:
            sandbox.version()
        except SandboxUnavailable:
            continue
        return sandbox
    raise SandboxUnavailable(_refusal(sandboxes.values()))


def _refusal(sandboxes: Iterable[Sandbox]) -> str:
    ordered = sorted(sandboxes, key=lambda each: (-STRENGTH[each.tier], each.name))
    remedies = [f"run: {each.install}" for each in ordered if STRENGTH[each.tier] and each.install]
    remedies += [f"add --sandbox {each.name}" for each in ordered if not STRENGTH[each.tier]]
    what_to_do = ", or ".join(remedies) or "install a plugin with a sandbox"
    return f"No sandbox that contains programs works on this machine; {what_to_do}."
