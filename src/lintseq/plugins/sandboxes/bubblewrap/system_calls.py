"""The filter of system calls that confined processes run behind: a small program for the kernel.

Refused is what reaches past a world of one's own (mounts, namespaces, other processes' memory,
keys, kernel modules, sockets other than those between its own processes) and what holds memory
that no limit counts. All else, what ordinary programs do, is allowed.
"""

from __future__ import annotations

import errno
import platform
import struct
from dataclasses import dataclass

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
"""Where they stand in what the kernel hands to the filter."""
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | errno.EPERM
UNKNOWN = 0x00050000 | errno.ENOSYS
UNIX_SOCKETS = 1
NEW_WORLDS = 0x7E020000
"""The flags of ``clone`` that make namespaces."""

SAME_EVERYWHERE = {
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsconfig": 431,
    "fsmount": 432,
    "fspick": 433,
    "pidfd_open": 434,
    "pidfd_getfd": 438,
    "mount_setattr": 442,
    "memfd_secret": 447,
}
CLONE3 = 435


@dataclass(frozen=True)
class Machine:
    """The numbers of one kind of processor.

    Attributes:
        audit: what the kernel calls it.
        clone: starts processes; refused with the flags `NEW_WORLDS`.
        socket: refused for anything but `UNIX_SOCKETS`.
        refused: other calls, by name.
        limit: the first number that belongs to another way of calling.
    """

    audit: int
    clone: int
    socket: int
    refused: dict[str, int]
    limit: int = 0x40000000


MACHINES = {
    "x86_64": Machine(
        0xC000003E,
        56,
        41,
        {
            "shmget": 29,
            "semget": 64,
            "msgget": 68,
            "ptrace": 101,
            "syslog": 103,
            "personality": 135,
            "pivot_root": 155,
            "chroot": 161,
            "acct": 163,
            "mount": 165,
            "umount2": 166,
            "swapon": 167,
            "reboot": 169,
            "init_module": 175,
            "delete_module": 176,
            "quotactl": 179,
            "mq_open": 240,
            "kexec_load": 246,
            "add_key": 248,
            "request_key": 249,
            "keyctl": 250,
            "unshare": 272,
            "perf_event_open": 298,
            "fanotify_init": 300,
            "name_to_handle_at": 303,
            "open_by_handle_at": 304,
            "setns": 308,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            "kcmp": 312,
            "finit_module": 313,
            "memfd_create": 319,
            "bpf": 321,
            "userfaultfd": 323,
        },
    ),
    "aarch64": Machine(
        0xC00000B7,
        220,
        198,
        {
            "umount2": 39,
            "mount": 40,
            "pivot_root": 41,
            "chroot": 51,
            "quotactl": 60,
            "acct": 89,
            "personality": 92,
            "unshare": 97,
            "kexec_load": 104,
            "init_module": 105,
            "delete_module": 106,
            "syslog": 116,
            "ptrace": 117,
            "reboot": 142,
            "mq_open": 180,
            "msgget": 186,
            "semget": 190,
            "shmget": 194,
            "add_key": 217,
            "request_key": 218,
            "keyctl": 219,
            "swapon": 224,
            "perf_event_open": 241,
            "fanotify_init": 262,
            "name_to_handle_at": 264,
            "open_by_handle_at": 265,
            "setns": 268,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            "kcmp": 272,
            "finit_module": 273,
            "memfd_create": 279,
            "bpf": 280,
            "userfaultfd": 282,
        },
    ),
}


def system_call_filter() -> bytes | None:
    """The filter for this machine's processor, as the kernel reads it; None if it is unknown."""
    machine = MACHINES.get(platform.machine())
    return None if machine is None else _program(machine)


def _program(machine: Machine) -> bytes:
    steps = [
        _step(LOAD, ARCHITECTURE),
        *_unless(EQUAL, machine.audit, UNKNOWN),
        _step(LOAD, NUMBER),
        *_if(AT_LEAST, machine.limit, UNKNOWN),
        # Its flags are out of a filter's reach; without it, libraries use the older call.
        *_if(EQUAL, CLONE3, UNKNOWN),
    ]
    for number in sorted({*machine.refused.values(), *SAME_EVERYWHERE.values()}):
        steps += _if(EQUAL, number, REFUSE)
    return b"".join(
        [
            *steps,
            _step(EQUAL, machine.socket, otherwise=4),
            _step(LOAD, FIRST_ARGUMENT),
            _step(EQUAL, UNIX_SOCKETS, otherwise=1),
            _step(RETURN, ALLOW),
            _step(RETURN, REFUSE),
            _step(EQUAL, machine.clone, otherwise=3),
            _step(LOAD, FIRST_ARGUMENT),
            _step(ANY_BIT, NEW_WORLDS, otherwise=1),
            _step(RETURN, REFUSE),
            _step(RETURN, ALLOW),
        ]
    )


def _if(test: int, value: int, answer: int) -> list[bytes]:
    return [_step(test, value, otherwise=1), _step(RETURN, answer)]


def _unless(test: int, value: int, answer: int) -> list[bytes]:
    return [_step(test, value, then=1), _step(RETURN, answer)]


def _step(code: int, value: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)
