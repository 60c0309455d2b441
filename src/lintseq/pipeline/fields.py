"""Typed values out of a row of JSON, and words for what is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any

from lintseq.core.errors import UsageError


@dataclass(frozen=True)
class Fields:
    """The columns of one row.

    Attributes:
        columns: as they stand in the file.
        shown: the row's place, for messages.
        what: what the row should be, for messages: ``a row of results``.
        inside: the column that these are the values of, with a dot; empty for the row itself.
    """

    columns: Mapping[str, object]
    shown: str
    what: str
    inside: str = ""

    def get(self, name: str, kind: type | UnionType) -> Any:
        """The value of ``name``, which must be there and of this kind."""
        if name not in self.columns:
            raise UsageError(f"{self.shown}: not {self.what}, there is no '{self.inside}{name}'.")
        return self._checked(name, kind)

    def find(self, name: str, kind: type | UnionType) -> Any:
        """The value of ``name``, of this kind; None if there is none."""
        if self.columns.get(name) is None:
            return None
        return self._checked(name, kind)

    def part(self, name: str) -> Fields:
        """The fields of the object that is the value of ``name``."""
        return Fields(self.get(name, dict), self.shown, self.what, f"{self.inside}{name}.")

    def has(self, name: str) -> bool:
        """Whether ``name`` has a value."""
        return self.columns.get(name) is not None

    def counts(self, name: str) -> dict[str, int] | None:
        """The object ``name`` of whole numbers; None if there is none."""
        found: dict[str, object] | None = self.find(name, dict)
        if found is None:
            return None
        inner = Fields(found, self.shown, self.what, f"{self.inside}{name}.")
        return {key: inner.get(key, int) for key in found}

    def texts(self, name: str) -> tuple[str, ...]:
        """The list ``name`` of texts."""
        value: list[object] = self.get(name, list)
        for text in value:
            if not isinstance(text, str):
                raise self._wrong(f"{name}[]", text)
        return tuple(text for text in value if isinstance(text, str))

    def _checked(self, name: str, kind: type | UnionType) -> Any:
        value = self.columns[name]
        # JSON's true is no number, though Python's True is.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._wrong(name, value)
        return value

    def _wrong(self, name: str, value: object) -> UsageError:
        return UsageError(
            f"{self.shown}: '{self.inside}{name}' is {_kind(value)}; was the row edited by hand?"
        )


def _kind(value: object) -> str:
    return "null" if value is None else f"a {type(value).__name__}"
