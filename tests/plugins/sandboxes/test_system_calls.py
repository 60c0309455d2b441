"""The filter of system calls is a program that the kernel can follow to its end."""

from __future__ import annotations

import struct

import pytest

from lintseq.plugins.sandboxes.bubblewrap import system_calls
from lintseq.plugins.sandboxes.bubblewrap.system_calls import (
    ALLOW,
    MACHINES,
    REFUSE,
    UNKNOWN,
    Machine,
)


def follow(program: bytes, architecture: int, number: int, argument: int = 0) -> int:
    """What the filter answers to a call: a plain interpreter of the few steps that it uses."""
    steps = list(struct.iter_unpack("=HBBI", program))
    fields = {0: number, 4: architecture, 16: argument}
    at = loaded = 0
    while True:
        code, then, otherwise, value = steps[at]
        at += 1
        if code == system_calls.RETURN:
            return int(value)
        if code == system_calls.LOAD:
            loaded = fields[value]
            continue
        holds = {
            system_calls.EQUAL: loaded == value,
            system_calls.AT_LEAST: loaded >= value,
            system_calls.ANY_BIT: bool(loaded & value),
        }[code]
        at += then if holds else otherwise


@pytest.mark.parametrize("name", MACHINES)
def test_calls_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    machine: Machine = MACHINES[name]
    monkeypatch.setattr("platform.machine", lambda: name)
    program = system_calls.system_call_filter()
    assert program is not None

    def answer(number: int, argument: int = 0) -> int:
        return follow(program, machine.audit, number, argument)

    special = {machine.clone, machine.socket, system_calls.CLONE3}
    refused = {*machine.refused.values(), *system_calls.SAME_EVERYWHERE.values()}
    assert not refused & special
    for number in range(460):
        if number not in special:
            assert answer(number) == (REFUSE if number in refused else ALLOW), number
    assert answer(system_calls.CLONE3) == UNKNOWN
    assert answer(machine.limit) == UNKNOWN
    assert [answer(machine.socket, family) for family in (1, 2, 10, 16, 40)] == [
        ALLOW,
        *[REFUSE] * 4,
    ]
    assert answer(machine.clone, 0x11) == ALLOW
    assert answer(machine.clone, 0x10000011) == REFUSE
    assert follow(program, 0x40000003, 1) == UNKNOWN


def test_other_machines_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "m68k")
    assert system_calls.system_call_filter() is None
