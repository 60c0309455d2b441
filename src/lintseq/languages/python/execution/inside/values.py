"""Values as bytes: plain data by value, everything else as a reference to where it lives.

Reading makes nothing but plain data, whatever the bytes are: no class of the sender's is ever
named, no code of its is run. Values of subclasses are sent as what they are a subclass of.
"""

from __future__ import annotations

import builtins
import struct
from collections.abc import Callable, Iterable
from typing import Any

from lintseq.languages.python.execution.inside.containers import pack_container, unpack_container

LENGTH = struct.Struct(">I")
FLOAT = struct.Struct(">d")
CONSTANTS: dict[bytes, Any] = {
    b"N": None,
    b"T": True,
    b"F": False,
    b"E": Ellipsis,
    b"!": NotImplemented,
}
LETTERS = {id(value): letter for letter, value in CONSTANTS.items()}
PLAIN_TYPES = (
    *(object, type, int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set),
    *(frozenset, range, slice),
)
BUILTIN_CLASSES = {
    name: value
    for name, value in vars(builtins).items()
    if value in PLAIN_TYPES or (isinstance(value, type) and issubclass(value, BaseException))
}
NAMES = {id(value): name for name, value in BUILTIN_CLASSES.items()}
SEQUENCES: dict[bytes, Callable[[Iterable[Any]], Any]] = {
    b"t": tuple,
    b"S": set,
    b"Z": frozenset,
}


class Malformed(Exception):
    """The bytes are no values."""


class Writer:
    """Writes values; ``refer`` gives the reference to an object that is no plain data.

    A reference is a letter and a number, which mean what the two ends agree on.
    """

    def __init__(self, refer: Callable[[Any], tuple[bytes, int]]) -> None:
        self._refer = refer
        self._parts: list[bytes] = []
        self._shared: dict[int, int] = {}
        self._kept: list[Any] = []
        self.changeable = 0
        """How many lists, dictionaries and the like were among the values."""

    def written(self) -> bytes:
        """All that was written."""
        return b"".join(self._parts)

    def write(self, value: Any) -> None:
        """Write one value."""
        kind = type(value)
        letter = LETTERS.get(id(value))
        if letter is not None:
            self._parts.append(letter)
        elif id(value) in NAMES:
            self._text(b"n", NAMES[id(value)].encode())
        elif isinstance(value, type):
            self._reference(value)
        elif issubclass(kind, int):
            number = int.__int__(value)
            size = number.bit_length() // 8 + 1
            self._text(b"i", number.to_bytes(size, "big", signed=True))
        elif issubclass(kind, float):
            self._parts += (b"d", FLOAT.pack(float.__float__(value)))
        elif issubclass(kind, str):
            self._text(b"s", str.__str__(value).encode("utf-8", "surrogatepass"))
        elif issubclass(kind, bytes):
            self._text(b"b", bytes.__getitem__(value, slice(None)))
        elif issubclass(kind, complex):
            self._parts += (b"c", FLOAT.pack(value.real), FLOAT.pack(value.imag))
        elif kind is range:
            self._many(b"r", (value.start, value.stop, value.step))
        elif kind is slice:
            self._many(b"x", (value.start, value.stop, value.step))
        else:
            self._compound(value, kind)

    def _compound(self, value: Any, kind: type) -> None:
        if id(value) in self._shared:
            self._parts += (b"&", LENGTH.pack(self._shared[id(value)]))
            return
        container = pack_container(value)
        if container is not None:
            name, content = container
            self._share(value)
            self._text(b"o", name.encode())
            self.write(content)
        elif issubclass(kind, list):
            self._share(value)
            self._many(b"l", list.__iter__(value))
        elif issubclass(kind, dict):
            self._share(value)
            items = [(key, dict.__getitem__(value, key)) for key in dict.__iter__(value)]
            self._many(b"m", [part for item in items for part in item])
        elif issubclass(kind, bytearray):
            self._share(value)
            self._text(b"a", bytes(value))
        elif issubclass(kind, set):
            self._share(value)
            self._many(b"S", set.__iter__(value))
        elif issubclass(kind, frozenset):
            self._many(b"Z", frozenset.__iter__(value))
        elif issubclass(kind, tuple):
            self._many(b"t", tuple.__iter__(value))
        else:
            self._reference(value)

    def _share(self, value: Any) -> None:
        self.changeable += 1
        self._shared[id(value)] = len(self._shared)
        # Kept, so that no other object gets its identity while this one is written.
        self._kept.append(value)

    def _text(self, letter: bytes, text: bytes) -> None:
        self._parts += (letter, LENGTH.pack(len(text)), text)

    def _many(self, letter: bytes, values: Iterable[Any]) -> None:
        listed = list(values)
        self._parts += (letter, LENGTH.pack(len(listed)))
        for value in listed:
            self.write(value)

    def _reference(self, value: Any) -> None:
        letter, number = self._refer(value)
        self._parts += (letter, LENGTH.pack(number))


class Reader:
    """Reads values from ``data``; ``find`` gives what a reference of the other end refers to."""

    def __init__(self, data: bytes, find: Callable[[bytes, int], Any]) -> None:
        self._data, self._find = data, find
        self._at = 0
        self._shared: list[Any] = []

    @property
    def done(self) -> bool:
        """Whether everything is read."""
        return self._at == len(self._data)

    def read(self) -> Any:
        """The next value; `Malformed` if there is none."""
        letter = self._take(1)
        if letter in CONSTANTS:
            return CONSTANTS[letter]
        if letter == b"d":
            return FLOAT.unpack(self._take(8))[0]
        if letter == b"c":
            return complex(*(FLOAT.unpack(self._take(8))[0] for _ in range(2)))
        number: int = LENGTH.unpack(self._take(4))[0]
        if letter == b"i":
            return int.from_bytes(self._take(number), "big", signed=True)
        if letter == b"s":
            return self._take(number).decode("utf-8", "surrogatepass")
        if letter == b"b":
            return self._take(number)
        if letter == b"n":
            return self._builtin(self._take(number))
        if letter in SEQUENCES or letter in b"rx":
            return self._sequence(letter, number)
        if letter in b"lmao":
            return self._changeable(letter, number)
        if letter == b"&":
            return self._again(number)
        return self._find(letter, number)

    def _sequence(self, letter: bytes, number: int) -> Any:
        if letter == b"S":
            found: set[Any] = set()
            self._shared.append(found)
            found.update(self._items(number))
            return found
        items = self._items(number)
        if letter in SEQUENCES:
            return SEQUENCES[letter](items)
        if number != 3:
            raise Malformed
        return range(*items) if letter == b"r" else slice(*items)

    def _changeable(self, letter: bytes, number: int) -> Any:
        place = len(self._shared)
        if letter == b"l":
            listed: list[Any] = []
            self._shared.append(listed)
            # One by one: the list may be in itself.
            for _ in range(number):
                listed.append(self.read())  # noqa: PERF401
            return listed
        if letter == b"m":
            mapping: dict[Any, Any] = {}
            self._shared.append(mapping)
            for _ in range(number // 2):
                key = self.read()
                mapping[key] = self.read()
            return mapping
        text = self._take(number)
        self._shared.append(None)
        value = bytearray(text) if letter == b"a" else unpack_container(text.decode(), self.read())
        self._shared[place] = value
        return value

    def _items(self, number: int) -> list[Any]:
        return [self.read() for _ in range(number)]

    def _again(self, number: int) -> Any:
        if number >= len(self._shared):
            raise Malformed
        return self._shared[number]

    def _builtin(self, name: bytes) -> Any:
        found = BUILTIN_CLASSES.get(name.decode())
        if found is None:
            raise Malformed
        return found

    def _take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise Malformed
        taken = self._data[self._at : end]
        self._at = end
        return taken
