"""What it took to cut programs into edits, in work that no clock measures, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Work:
    """What was done for some programs; rejects are none of them, whenever they failed.

    It is told by the input, the options and the versions, like the rows (law 4).

    Attributes:
        programs: records that gave rows.
        rows: their sequences.
        edits: of these.
        lints: states that a linter was asked to judge to draw them, as
            `lintseq.core.counted_session.CountedSession` counts, those that were only tried
            included.
    """

    programs: int = 0
    rows: int = 0
    edits: int = 0
    lints: int = 0

    def __add__(self, other: Work) -> Work:
        return Work(
            self.programs + other.programs,
            self.rows + other.rows,
            self.edits + other.edits,
            self.lints + other.lints,
        )

    @property
    def lints_a_program(self) -> float | None:
        """The mean; None where there is no program."""
        return self.lints / self.programs if self.programs else None

    @property
    def lints_a_sequence(self) -> float | None:
        """The mean; None where there is no sequence."""
        return self.lints / self.rows if self.rows else None

    @property
    def lints_an_edit(self) -> float | None:
        """The mean; None where there is no edit."""
        return self.lints / self.edits if self.edits else None


@dataclass
class WorkCounts:
    """Sums over programs.

    Attributes:
        languages: the sum for each language.
    """

    languages: dict[str, Work] = field(default_factory=dict)

    def add(self, language: str, work: Work) -> None:
        """Take what was done for programs in a language."""
        self.languages[language] = self.languages.get(language, Work()) + work

    def update(self, other: WorkCounts) -> None:
        """Take all of other sums."""
        for language, work in other.languages.items():
            self.add(language, work)

    @property
    def total(self) -> Work:
        """The sum over all languages."""
        return sum(self.languages.values(), Work())

    def as_dict(self) -> dict[str, dict[str, int]]:
        """The sums as plain JSON values, in the order of languages."""
        return {name: asdict(work) for name, work in sorted(self.languages.items())}

    @classmethod
    def from_dict(cls, told: Mapping[str, Mapping[str, int]]) -> WorkCounts:
        """The sums that JSON values tell.

        Raises:
            LookupError, TypeError, AttributeError: they tell something else.
        """
        names = [each.name for each in fields(Work)]
        return cls(
            {
                language: Work(*(whole(amounts[name]) for name in names))
                for language, amounts in told.items()
            }
        )


def whole(value: object) -> int:
    """The whole number that a JSON value is; a `TypeError` if it is none."""
    # JSON's true is no number, though Python's True is.
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no whole number")
    return value
