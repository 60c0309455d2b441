"""What stands among the tests for an object of the program's.

It is never equal to anything but itself, and has no arithmetic and no order: asked whether it
equals a test's expectation, the program would say yes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol


class Asking(Protocol):
    """The end of the conversation that is the tests'."""

    def ask(self, operation: str, target: Any, *arguments: Any, **named: Any) -> Any:
        """Have the program's end do something."""
        ...


class Remote:
    """An object of the program's."""

    __slots__ = ("__weakref__", "_lintseq_number", "_lintseq_peer")
    _lintseq_number: int
    _lintseq_peer: Asking

    def __init__(self, peer: Asking, number: int) -> None:
        object.__setattr__(self, "_lintseq_peer", peer)
        object.__setattr__(self, "_lintseq_number", number)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call it."""
        return self._lintseq_peer.ask("call", self, *arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return self._lintseq_peer.ask("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._lintseq_peer.ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._lintseq_peer.ask("delete", self, name)

    def __getitem__(self, key: Any) -> Any:
        return self._lintseq_peer.ask("item", self, key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._lintseq_peer.ask("set-item", self, key, value)

    def __delitem__(self, key: Any) -> None:
        self._lintseq_peer.ask("delete-item", self, key)

    def __iter__(self) -> Iterator[Any]:
        iterator: Iterator[Any] = self._lintseq_peer.ask("iter", self)
        return iterator

    def __next__(self) -> Any:
        return self._lintseq_peer.ask("next", self)

    def __len__(self) -> int:
        size: int = self._lintseq_peer.ask("len", self)
        return size

    def __bool__(self) -> bool:
        truth: bool = self._lintseq_peer.ask("bool", self)
        return truth

    def __str__(self) -> str:
        text: str = self._lintseq_peer.ask("str", self)
        return text

    def __repr__(self) -> str:
        text: str = self._lintseq_peer.ask("repr", self)
        return text

    def __enter__(self) -> Any:
        return self._lintseq_peer.ask("enter", self)

    def __exit__(self, *_: object) -> None:
        self._lintseq_peer.ask("exit", self)

    def __instancecheck__(self, instance: Any) -> bool:
        if type(instance) is not Remote:
            return False
        truth: bool = self._lintseq_peer.ask("is", instance, self)
        return truth
