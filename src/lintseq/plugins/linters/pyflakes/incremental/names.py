"""The name index: which uses of names find nothing, kept up to date as pieces come and go.

Every name is a problem of its own, and mostly every scope too: a piece that leaves takes its events
out of the cells of its names, and only the uses that those cells point at are looked at again. The
cost is that of what changes, not of the program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from lintseq.core.linter import Finding
from lintseq.plugins.linters.pyflakes.builtin_names import BUILTIN_NAMES
from lintseq.plugins.linters.pyflakes.incremental.cells import (
    ABSENT,
    BOUND,
    Annotations,
    Cell,
    ReplayedCell,
    SettledCell,
    StarCell,
)
from lintseq.plugins.linters.pyflakes.incremental.declared import DeclaredName
from lintseq.plugins.linters.pyflakes.incremental.errors import Errors
from lintseq.plugins.linters.pyflakes.incremental.events import Bind, Guard, Load
from lintseq.plugins.linters.pyflakes.incremental.exports import ExportedNames
from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope
from lintseq.plugins.linters.pyflakes.incremental.statements import Piece
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Outgrown, Unsupported

STAR = "*"
"""The name that stands for all those of a star import."""


def _undefined(event: Bind | Load) -> Finding:
    return event.row, f"UndefinedName {event.name!r}"


def _used_early(load: Load) -> Finding:
    return load.row, f"UndefinedLocal {load.name!r}"


class NameIndex:
    """The names of one program.

    Args:
        module: the scope of the module.
        errors: where errors are counted.
        blames_cause: whether an error sits on the line that causes it.
        counts: whether anything about names is an error.
        aliased: modules that are imported under another name, so far as pieces were read.
    """

    def __init__(
        self,
        module: Scope,
        errors: Errors,
        blames_cause: bool,
        counts: bool,
        aliased: Collection[str],
    ) -> None:
        self._counts = counts
        self._aliased = aliased
        self._module = module
        self._errors = errors
        self.annotations = Annotations()
        self._futures = 0
        self._declared: dict[str, DeclaredName] = {}
        self._declared_errors: dict[str, set[Finding]] = defaultdict(set)
        self._loads: dict[str, list[Load]] = defaultdict(list)
        self._dropped: dict[str, dict[Load, Piece]] = defaultdict(dict)
        self._pending: list[Load] = []
        self._pending_cells: set[ReplayedCell] = set()
        self._flipping: list[Load] = []
        self._settled = SettledCell(module, touches=True)
        self._type_parameter = SettledCell(module, touches=False)
        self._exports = ExportedNames(errors, blames_cause)
        self._stars: Cell | None = None
        self._bound_in_classes: set[tuple[Scope, str]] = set()
        self._annotated_in_classes: set[tuple[Scope, str]] = set()
        self._is_made = False

    # Taking pieces in

    def install(self, pieces: Sequence[Piece]) -> None:
        """Take in pieces, none of which is shown yet.

        Raises:
            Outgrown: the index is to be made anew, with these pieces.
            Unsupported: the program is left to the plain session.
        """
        if not self._counts:
            for piece in pieces:
                piece.loads, piece.binds = [], []
        groups = self._grouped(pieces)
        self._check_aliases(groups)
        self._check_annotated(groups)
        self._declare(pieces)
        for scope, names in groups.items():
            self._settle(scope, names)
        fresh: list[Cell] = []
        for scope, names in groups.items():
            for name, binds in names.items():
                fresh += self._place(scope, name, binds, groups)
        for piece in pieces:
            piece.binds = [bind for bind in piece.binds if self._is_kept(bind)]
            self._install_loads(piece)
        if self._is_made:
            self._reroute(fresh)
        else:
            for loads in self._loads.values():
                for load in loads:
                    for place, cell in enumerate(load.chain):
                        (cell.uses if place < load.eager else cell.others).append(load)
            for scope in groups:
                for cell in scope.cells.values():
                    cell.uses.sort(key=_key)
        self._is_made = True

    def _grouped(self, pieces: Sequence[Piece]) -> dict[Scope, dict[str, list[Bind]]]:
        groups: dict[Scope, dict[str, list[Bind]]] = {}
        for piece in pieces:
            for bind in piece.binds:
                names = groups.get(bind.scope)
                if names is None:
                    names = groups[bind.scope] = {}
                binds = names.get(bind.name)
                if binds is None:
                    names[bind.name] = [bind]
                else:
                    binds.append(bind)
        return groups

    def _declare(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            for bind in piece.binds:
                if bind.kind == Bind.DECLARE and bind.name not in self._declared:
                    if self._is_made or bind.name in (STAR, "__all__"):
                        raise Outgrown if self._is_made else Unsupported("global-exports")
                    initial = BOUND if bind.name in BUILTIN_NAMES else ABSENT
                    self._declared[bind.name] = DeclaredName(
                        bind.name, self._module, initial, self.annotations
                    )

    def _settle(self, scope: Scope, names: dict[str, list[Bind]]) -> None:
        """Find the arguments that are bound for good, whose events are none."""
        if scope.settled and any(
            bind.kind != Bind.BIND for name in scope.settled for bind in names.get(name, ())
        ):
            raise Outgrown
        if scope.parameters and not scope.cells and not scope.settled:
            scope.settled = frozenset(
                name
                for name in scope.parameters
                if name not in self._declared
                and all(bind.kind == Bind.BIND for bind in names.get(name, ()))
            )

    def _check_aliases(self, groups: dict[Scope, dict[str, list[Bind]]]) -> None:
        """A use of ``other`` of ``import name as other`` is one of ``name`` to pyflakes."""
        for name in self._aliased:
            for scope, names in groups.items():
                if scope.is_function and any(bind.checks for bind in names.get(name, ())):
                    raise Unsupported("aliased-module")

    def _check_annotated(self, groups: dict[Scope, dict[str, list[Bind]]]) -> None:
        """A use that meets a bare annotation goes on to look in the class around it as well."""
        bound = {
            (scope, name) for scope, names in groups.items() if scope.is_class for name in names
        }
        annotated = {
            (scope.around, name)
            for scope, names in groups.items()
            if scope.around is not None and scope.around.is_class
            for name, binds in names.items()
            if any(bind.kind == Bind.ANNOTATE for bind in binds)
        }
        if not (annotated | self._annotated_in_classes).isdisjoint(bound | self._bound_in_classes):
            raise Unsupported("annotated-in-class")
        self._bound_in_classes |= bound
        self._annotated_in_classes |= annotated

    def _place(
        self,
        scope: Scope,
        name: str,
        binds: Sequence[Bind],
        groups: dict[Scope, dict[str, list[Bind]]],
    ) -> Iterable[Cell]:
        """Put what binds a name in a scope where it is counted; the cell, if it is a new one."""
        declared = self._declared.get(name)
        if declared is not None:
            declared.binds.update(binds)
            return
        if name in scope.settled:
            return
        cell = scope.cells.get(name)
        comes_and_goes = any(bind.kind != Bind.BIND for bind in binds)
        if cell is None:
            builtin = scope is self._module and name in BUILTIN_NAMES
            if builtin and not comes_and_goes:
                return
            cell = self._new_cell(scope, name, binds, comes_and_goes, builtin, groups)
            yield cell
        elif comes_and_goes and not cell.replayed:
            watches = self._looks_for_early_uses(scope, name, [*cell.binds, *binds], groups)
            cell = self._replay_from_now_on(cell, watches)
        for bind in binds:
            bind.cell = cell
            if name == "__all__":
                self._exports.install(bind)
            if self._is_made:
                cell.insert(bind)
            else:
                cell.binds.append(bind)
        if not self._is_made:
            cell.binds.sort(key=_key)

    def _new_cell(
        self,
        scope: Scope,
        name: str,
        binds: Sequence[Bind],
        comes_and_goes: bool,
        builtin: bool,
        groups: dict[Scope, dict[str, list[Bind]]],
    ) -> Cell:
        watches = self._looks_for_early_uses(scope, name, binds, groups)
        if watches or comes_and_goes:
            initial = BOUND if builtin else ABSENT
            cell: Cell = ReplayedCell(scope, name, initial, watches, self.annotations)
        else:
            cell = StarCell(scope, name) if name == STAR else Cell(scope, name)
        if self._is_made:
            self._watch_below(scope, name)
        scope.cells[name] = cell
        if name == STAR:
            self._stars = cell
            if self._is_made:
                raise Outgrown
        return cell

    def _looks_for_early_uses(
        self,
        scope: Scope,
        name: str,
        binds: Sequence[Bind],
        groups: dict[Scope, dict[str, list[Bind]]],
    ) -> bool:
        return (
            scope.is_function
            and any(bind.checks for bind in binds)
            and self._is_known_outside(scope, name, groups)
        )

    def _watch_below(self, scope: Scope, name: str) -> None:
        """Look for early uses in the functions inside a scope that gets a name they have too."""
        if scope.is_class:
            return
        cells = {cell for load in self._loads.get(name, ()) for cell in load.chain}
        for cell in cells:
            if (
                cell.scope.is_function
                and cell.name == name
                and not (isinstance(cell, ReplayedCell) and cell.watches)
                and cell.scope is not scope
                and _is_below(cell.scope, scope)
            ):
                self._replay_from_now_on(cell, watches=True)

    def _replay_from_now_on(self, cell: Cell, watches: bool) -> ReplayedCell:
        """Put a cell that is replayed in the place of one that need not be so far."""
        replayed = ReplayedCell(cell.scope, cell.name, ABSENT, watches, self.annotations)
        replayed.binds, replayed.uses, replayed.others = cell.binds, cell.uses, cell.others
        replayed.count = cell.count
        if isinstance(cell, ReplayedCell):
            # What is counted as an error is taken back by the replay.
            replayed.missing = cell.missing
        for bind in cell.binds:
            bind.cell = replayed
        for load in {*cell.uses, *cell.others}:
            load.chain = tuple(replayed if each is cell else each for each in load.chain)
            load.watched = True
        cell.scope.cells[cell.name] = replayed
        self._pending_cells.add(replayed)
        return replayed

    def _is_known_outside(
        self, scope: Scope, name: str, groups: dict[Scope, dict[str, list[Bind]]]
    ) -> bool:
        outer = scope.parent
        while outer is not None:
            if name in outer.cells or name in outer.settled or name in groups.get(outer, ()):
                return True
            outer = outer.parent
        return name in BUILTIN_NAMES

    def _is_kept(self, bind: Bind) -> bool:
        return bind.cell is not None or bind.name in self._declared

    # Uses

    def _install_loads(self, piece: Piece) -> None:
        kept: list[Load] = []
        for load in piece.loads:
            declared = self._declared.get(load.name)
            if declared is not None:
                declared.loads.add(load)
                if load.guard is not None:
                    load.guard.loads[load] = None
            elif not self._route(load):
                self._dropped[load.name][load] = piece
                piece.left_out.append(load)
                continue
            else:
                self._take_in(load)
            kept.append(load)
        piece.loads = kept

    def _take_in(self, load: Load) -> None:
        self._loads[load.name].append(load)
        if load.guard is not None:
            load.guard.loads[load] = None
        if load.flips:
            self._flipping.append(load)
        if self._is_made:
            self._enroll(load)

    def _route(self, load: Load) -> bool:
        """Find the cells that a use may find its name in; False if it always finds it."""
        name = load.name
        chain: list[Cell] = []
        eager = not (load.final or self.annotations.puts_off(load))
        asked = 0
        watched = False
        scope: Scope | None = load.scope
        while scope is not None:
            if name in scope.settled:
                chain.append(self._settled)
                break
            cell = scope.cells.get(name)
            if cell is not None:
                chain.append(cell)
                asked += eager
                if cell.replayed:
                    watched = True
            if name in scope.type_names:
                chain.append(self._type_parameter)
                break
            if scope.is_function:
                eager = False
            scope = scope.parent
        else:
            if name in BUILTIN_NAMES and name not in self._module.cells:
                chain.append(self._settled)
            elif self._stars is not None:
                chain.append(self._stars)
                asked += eager
        if len(chain) == 1 and isinstance(chain[0], SettledCell):
            return False
        load.chain, load.eager, load.watched = tuple(chain), asked, watched
        return True

    def _reroute(self, cells: Iterable[Cell]) -> None:
        """Let the uses that may find their names in new cells know of them."""
        for cell in cells:
            for load in self._loads.get(cell.name, ()):
                if cell in load.chain or not _is_below(load.scope, cell.scope):
                    continue
                self._unroute(load)
                if not self._route(load):
                    raise Outgrown
                self._enroll(load)
            self._take_back(cell)

    def _take_back(self, cell: Cell) -> None:
        """Take in uses that were left out, as they found their name whatever happened."""
        dropped = self._dropped.get(cell.name, {})
        for load in [each for each in dropped if _is_below(each.scope, cell.scope)]:
            if self._route(load):
                piece = dropped.pop(load)
                piece.loads.append(load)
                self._take_in(load)
                load.alive = piece.is_counted
                self._pending.append(load)
                if load.watched:
                    self._pending_cells.update(_replayed_cells(load))

    def _enroll(self, load: Load) -> None:
        for place, cell in enumerate(load.chain):
            cell.insert_use(load, place < load.eager)

    def _unroute(self, load: Load) -> None:
        for place, cell in enumerate(load.chain):
            cell.discard_use(load, place < load.eager)

    def uninstall(self, pieces: Sequence[Piece]) -> None:
        """Forget pieces, none of which is shown."""
        for piece in pieces:
            for bind in piece.binds:
                if bind.cell is not None:
                    bind.cell.discard(bind)
                else:
                    self._declared[bind.name].binds.discard(bind)
                self._exports.uninstall(bind)
            for load in piece.left_out:
                self._dropped[load.name].pop(load, None)
            piece.left_out = []
            for load in piece.loads:
                if load.guard is not None:
                    del load.guard.loads[load]
                declared = self._declared.get(load.name)
                if declared is not None:
                    declared.loads.discard(load)
                    continue
                self._unroute(load)
                self._loads[load.name].remove(load)
                if load.flips:
                    self._flipping.remove(load)

    # Showing and hiding pieces

    def change(self, gone: Sequence[Piece], come: Sequence[Piece]) -> None:
        """Take the events of some pieces away, and those of others in."""
        again, self._pending = self._pending, []
        replayed, self._pending_cells = self._pending_cells, set()
        self._hide_uses(gone, replayed)
        # What comes is bound before what goes is not, so that no use looks for its name in vain.
        self._count_binds(come, True, again, replayed)
        self._count_binds(gone, False, again, replayed)
        self._show_uses(come, again, replayed)
        self._change_others(gone, come, again)
        for cell in replayed:
            if cell.changed:
                self._replay(cell, again)
        self._judge(again, replayed)
        for cell in replayed:
            if cell.watches:
                self._find_early(cell)
        self._replay_declared()
        if any(piece.binds for piece in (*gone, *come)):
            self._exports.judge(self._is_bound_at_end, self._stars)

    def _hide_uses(self, gone: Sequence[Piece], replayed: set[ReplayedCell]) -> None:
        for piece in gone:
            piece.is_counted = False
            for load in piece.loads:
                load.alive = False
                if load.error:
                    load.error = False
                    self._errors.remove(*_undefined(load))
                self._note_use(load, replayed)

    def _show_uses(
        self, come: Sequence[Piece], again: list[Load], replayed: set[ReplayedCell]
    ) -> None:
        for piece in come:
            piece.is_counted = True
            for load in piece.loads:
                load.alive = True
                self._note_use(load, replayed)
            again += piece.loads

    def _note_use(self, load: Load, replayed: set[ReplayedCell]) -> None:
        """Note what is to be replayed because a use has come or gone."""
        if load.watched:
            replayed.update(_replayed_cells(load))
        if not load.chain:
            self._touch(load.name)

    def _count_binds(
        self,
        pieces: Sequence[Piece],
        alive: bool,
        again: list[Load],
        replayed: set[ReplayedCell],
    ) -> None:
        """Count what binds names in or out, and note the uses for which that may matter."""
        for piece in pieces:
            for bind in piece.binds:
                cell = bind.cell
                if cell is None:
                    bind.alive = alive
                    self._touch(bind.name)
                    continue
                again += cell.add(bind) if alive else cell.remove(bind)
                self._touch_if_star(bind)
                if isinstance(cell, ReplayedCell):
                    replayed.add(cell)

    def _touch(self, name: str) -> None:
        declared = self._declared.get(name)
        if declared is not None:
            declared.changed = True

    def _touch_if_star(self, bind: Bind) -> None:
        """A star import may bind every name, those that are replayed as a whole included."""
        if bind.name == STAR:
            for declared in self._declared.values():
                declared.changed = True

    def _change_others(
        self, gone: Sequence[Piece], come: Sequence[Piece], again: list[Load]
    ) -> None:
        """Messages, handlers of NameError, and whether annotations are put off."""
        futures = self._futures
        for piece in gone:
            for message in piece.messages:
                self._errors.remove(message.row, message.key)
            for guard in piece.guards:
                guard.handlers -= 1
                self._look_at(guard, again)
            futures -= piece.puts_off
        for piece in come:
            for message in piece.messages:
                self._errors.add(message.row, message.key)
            for guard in piece.guards:
                guard.handlers += 1
                self._look_at(guard, again)
            futures += piece.puts_off
        if bool(futures) != self.annotations.put_off:
            self._flip(again)
        self._futures = futures

    def _look_at(self, guard: Guard, again: list[Load]) -> None:
        again += guard.loads
        for load in guard.loads:
            self._touch(load.name)

    def _flip(self, again: list[Load]) -> None:
        """Annotations are put off from now on, or no more."""
        flipping = self._flipping
        for load in flipping:
            self._unroute(load)
        self.annotations.put_off = not self.annotations.put_off
        for load in flipping:
            if not self._route(load):
                raise Outgrown
            self._enroll(load)
        for declared in self._declared.values():
            declared.changed = True
        # What sees annotations has changed for others too.
        for loads in self._loads.values():
            again += [load for load in loads if load.mode or load.flips]

    def _replay(self, cell: ReplayedCell, again: list[Load]) -> None:
        before = set(map(_undefined, cell.missing))
        cell.replay()
        again += cell.uses
        again += cell.others
        self._errors.exchange(before, set(map(_undefined, cell.missing)))

    def _judge(self, again: Iterable[Load], replayed: set[ReplayedCell]) -> None:
        for load in again:
            if not load.alive:
                continue
            chain = load.chain
            eager = load.eager
            place = 0
            for cell in chain:
                if cell.sees(load, place < eager):
                    break
                place += 1
            load.place = place
            if load.watched:
                replayed.update(_replayed_cells(load))
            error = place == len(chain) and bool(chain or load.name not in self._declared)
            if error and self._is_excused(load):
                error = False
            if error != load.error:
                load.error = error
                (self._errors.add if error else self._errors.remove)(*_undefined(load))

    def _is_excused(self, load: Load) -> bool:
        """Whether it is no error that a use finds nothing."""
        if load.exempt:
            return True
        guard = load.guard
        return guard is not None and guard.handlers > 0 and not self.annotations.puts_off(load)

    def _find_early(self, cell: ReplayedCell) -> None:
        further: list[Load] = []
        for load in cell.uses:
            if load.alive:
                own = load.chain.index(cell)
                if load.place > own and _leaves_a_mark(load, own):
                    further.append(load)
        before = set(map(_used_early, cell.early))
        cell.find_early(further)
        self._errors.exchange(before, set(map(_used_early, cell.early)))

    def _replay_declared(self) -> None:
        for name, declared in self._declared.items():
            if declared.changed:
                before = self._declared_errors[name]
                codes = declared.replay(self._is_excused_or_starred)
                after = {(row, f"{code} {name!r}") for row, code in codes}
                self._errors.exchange(before, after)
                self._declared_errors[name] = after

    def _is_excused_or_starred(self, load: Load, is_hidden: bool) -> bool:
        if self._is_excused(load):
            return True
        if self._stars is None or is_hidden:
            return False
        eager = not (load.final or self.annotations.puts_off(load))
        scope: Scope | None = load.scope
        while scope is not None:
            eager = eager and not scope.is_function
            scope = scope.parent
        return self._stars.sees(load, eager)

    def _is_bound_at_end(self, name: str) -> bool:
        declared = self._declared.get(name)
        if declared is not None:
            return declared.bound_at_end
        cell = self._module.cells.get(name)
        return cell.bound_at_end if cell is not None else name in BUILTIN_NAMES

    def finds_typing(self, probe: Load) -> bool:
        """Whether a use that is not taken in would find what is imported from `typing` now.

        Until the index is made, the answer is yes.
        """
        if not self._is_made:
            return True
        if probe.name in self._declared:
            raise Unsupported("typing-rebound")
        if not self._route(probe):
            return False
        for place, cell in enumerate(probe.chain):
            if cell is not self._stars and cell.sees(probe, place < probe.eager):
                kinds = {bind.is_typing for bind in cell.binds}
                if len(kinds) > 1:
                    raise Unsupported("typing-rebound")
                return kinds == {True}
        return False


def _key(event: Bind | Load) -> int:
    return event.key


def _is_below(scope: Scope | None, outer: Scope) -> bool:
    """Whether a use in ``scope`` may find its name in ``outer``."""
    while scope is not None:
        if scope is outer:
            return True
        scope = scope.parent
    return False


def _leaves_a_mark(load: Load, own: int) -> bool:
    """Whether a use that goes further than its ``own`` cell is noted in an outer scope."""
    for place in range(own + 1, min(load.place + 1, len(load.chain))):
        cell = load.chain[place]
        if cell.touches and (place == load.place or cell.is_touched(load, place < load.eager)):
            return True
    return False


def _replayed_cells(load: Load) -> list[ReplayedCell]:
    return [cell for cell in load.chain if isinstance(cell, ReplayedCell)]
