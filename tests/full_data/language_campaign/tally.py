"""What became of a language's programs, kept in a file so that the campaign can go on later."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Shape:
    """How one program was cut.

    Attributes:
        lines: of the program.
        edits: into which it was cut.
        largest: lines of the largest edit.
        forgiven: errors that the whole program has already.
    """

    lines: int
    edits: int
    largest: int
    forgiven: int


@dataclass
class PresetTally:
    """What became of the programs in one preset.

    Attributes:
        programs: that were given.
        rejects: for each its id, the reason and the message.
        states: that ``lintseq verify`` judged.
        violations: what was found wrong, in words.
        generate_seconds, verify_seconds: by the clock.
        shapes: of each program that was not rejected.
    """

    programs: int = 0
    rejects: list[tuple[str, str, str]] = field(default_factory=list)
    states: int = 0
    violations: list[str] = field(default_factory=list)
    generate_seconds: float = 0.0
    verify_seconds: float = 0.0
    shapes: list[Shape] = field(default_factory=list)

    def reasons(self) -> Counter[str]:
        """How many programs were rejected for each reason."""
        return Counter(reason for _, reason, _ in self.rejects)

    def cut(self, forgiving: bool) -> list[Shape]:
        """The shapes of the programs that have errors of their own, or of those that have none."""
        return [shape for shape in self.shapes if bool(shape.forgiven) == forgiving]


@dataclass
class LanguageTally:
    """What became of the programs of one language with one linter.

    Attributes:
        of: how many programs there are.
        done: how many of them were dealt with, in their order.
        presets: by name.
    """

    language: str
    linter: str
    tier: str
    version: str
    date: str
    machine: str
    of: int
    done: int = 0
    presets: dict[str, PresetTally] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.language}-{self.linter}"

    @property
    def right(self) -> bool:
        """Whether nothing was found wrong."""
        return not any(tally.violations for tally in self.presets.values())


def keep(tally: LanguageTally, folder: Path) -> None:
    """Write a tally into its file, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    found = asdict(tally)
    for preset in found["presets"].values():
        # A row of numbers for each program, not four lines.
        preset["shapes"] = " ".join(
            "/".join(str(number) for number in shape.values()) for shape in preset["shapes"]
        )
        preset["generate_seconds"] = round(preset["generate_seconds"], 1)
        preset["verify_seconds"] = round(preset["verify_seconds"], 1)
    draft = folder / f".{tally.name}.part"
    draft.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    draft.rename(folder / f"{tally.name}.json")


def kept(folder: Path) -> Iterator[LanguageTally]:
    """All tallies in ``folder``, in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        found = json.loads(path.read_text("utf-8"))
        presets = {name: _preset(told) for name, told in found.pop("presets").items()}
        yield LanguageTally(**found, presets=presets)


def _preset(told: dict[str, object]) -> PresetTally:
    tally = PresetTally(**told)  # type: ignore[arg-type]
    rows = str(told["shapes"]).split()
    tally.shapes = [Shape(*map(int, row.split("/"))) for row in rows]
    tally.rejects = [(name, reason, words) for name, reason, words in tally.rejects]
    return tally


def median(shapes: Sequence[Shape], figure: Callable[[Shape], float]) -> float | None:
    """The median of a figure over programs; None of no program."""
    values = [figure(shape) for shape in shapes if shape.edits]
    return statistics.median(values) if values else None
