"""The strongest sandbox that works is chosen, and never one that contains nothing."""

from __future__ import annotations

import pytest

from lintseq.core.errors import SandboxUnavailable, UsageError
from lintseq.core.sandbox import ConfinedProcess, Sandbox, SandboxJob, SandboxLimits, Tier
from lintseq.core.sandbox_choice import choose_sandbox


def sandbox(called: str, strength: Tier, works: bool, remedy: str = "") -> Sandbox:
    class Here(Sandbox):
        name = called
        summary = "is here"
        tier = strength
        install = remedy

        def version(self) -> str:
            if not works:
                raise SandboxUnavailable(f"{called} does not work; do something.")
            return "1"

        def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
            raise AssertionError("nothing is run here")

    return Here()


def all_of(*sandboxes: Sandbox) -> dict[str, Sandbox]:
    return {each.name: each for each in sandboxes}


def test_the_strongest_is_chosen() -> None:
    known = all_of(
        sandbox("a", "none", True), sandbox("b", "weak", True), sandbox("c", "strong", True)
    )
    assert choose_sandbox(known).name == "c"


def test_one_that_does_not_work_is_passed_over() -> None:
    known = all_of(sandbox("b", "weak", True), sandbox("c", "strong", False))
    assert choose_sandbox(known).name == "b"


def test_nothing_is_no_sandbox() -> None:
    known = all_of(
        sandbox("naked", "none", True),
        sandbox("box", "strong", False, "apt-get install box"),
    )
    with pytest.raises(SandboxUnavailable) as refused:
        choose_sandbox(known)
    assert str(refused.value) == (
        "No sandbox that contains programs works on this machine; run: apt-get install box, "
        "or add --sandbox naked."
    )


def test_one_is_taken_by_its_name() -> None:
    known = all_of(sandbox("naked", "none", True), sandbox("c", "strong", True))
    assert choose_sandbox(known, "naked").name == "naked"


def test_a_name_that_does_not_work_is_refused() -> None:
    with pytest.raises(SandboxUnavailable, match="c does not work"):
        choose_sandbox(all_of(sandbox("c", "strong", False)), "c")


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UsageError, match="There is no sandbox 'boxx': did you mean 'box'"):
        choose_sandbox(all_of(sandbox("box", "strong", True)), "boxx")
