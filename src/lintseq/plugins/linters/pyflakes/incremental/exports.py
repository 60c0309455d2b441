"""The names that a program exports by ``__all__``: which of them the module does not have.

The last binding of ``__all__`` in the module counts. pyflakes reports a missing name at the start
of that statement; the line to blame is the last one on which any such statement names it.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Mapping
from operator import attrgetter

from lintseq.plugins.linters.pyflakes.incremental.cells import Cell
from lintseq.plugins.linters.pyflakes.incremental.errors import Errors
from lintseq.plugins.linters.pyflakes.incremental.events import Bind
from lintseq.plugins.linters.pyflakes.incremental.scopes import ScopeKind


class ExportedNames:
    """What ``__all__`` holds, and which of it is missing.

    Args:
        errors: where errors are counted.
        blames_cause: whether an error sits on the line that names what is missing.
    """

    def __init__(self, errors: Errors, blames_cause: bool) -> None:
        self._errors = errors
        self._blames_cause = blames_cause
        self._binds: list[Bind] = []
        self._reported: set[tuple[int, str]] = set()

    def install(self, bind: Bind) -> None:
        """Take in what binds ``__all__``, anywhere."""
        insort(self._binds, bind, key=attrgetter("key"))

    def uninstall(self, bind: Bind) -> None:
        """Forget a binding, if it is one of ``__all__``."""
        if bind.name == "__all__":
            self._binds.remove(bind)

    def judge(self, is_bound: Callable[[str], bool], stars: Cell | None) -> None:
        """Find what is missing: the names that are not bound, if there is no star import."""
        if not self._binds:
            return
        found: set[tuple[int, str]] = set()
        if stars is None or not stars.count:
            last_rows = self._last_rows()
            names, row = self._exported()
            for name in names:
                if not is_bound(name):
                    place = last_rows[name] if self._blames_cause else row
                    found.add((place, f"UndefinedExport {name!r}"))
        self._errors.exchange(self._reported, found)
        self._reported = found

    def _exported(self) -> tuple[tuple[str, ...], int]:
        """The names in the last ``__all__``, and the row of its statement."""
        nothing: tuple[tuple[str, ...], int] | None = None
        value = nothing
        saved: dict[Bind, tuple[tuple[str, ...], int] | None] = {}
        for bind in self._binds:
            if not bind.alive or bind.scope.kind is not ScopeKind.MODULE:
                continue
            match bind.kind:
                case Bind.DELETE:
                    value = nothing
                case Bind.ENTER:
                    # pyflakes binds what is there anew before it puts it aside.
                    saved[bind] = nothing if value is None else ((), bind.row)
                    value = ((), bind.row)
                case Bind.LEAVE:
                    assert bind.partner is not None  # each is made with its own
                    value = saved[bind.partner]
                case Bind.ANNOTATE:
                    value = value or ((), bind.row)
                case _:
                    value = _assigned(bind, value)
        return value or ((), 0)

    def _last_rows(self) -> Mapping[str, int]:
        rows: dict[str, int] = {}
        for bind in self._binds:
            if bind.alive and bind.exports is not None:
                for name, row in bind.exports.last_rows.items():
                    rows[name] = max(row, rows.get(name, row))
        return rows


def _assigned(
    bind: Bind, before: tuple[tuple[str, ...], int] | None
) -> tuple[tuple[str, ...], int]:
    exports = bind.exports
    if exports is None:
        return (), bind.row
    kept = before[0] if exports.extends and before is not None else ()
    return (*kept, *exports.names), exports.row
