"""What a sampler is asked in its laws: a change to take apart, and the settings to do it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.linter import LintSession
from lintseq.core.option import Option, OptionValue
from lintseq.core.random_source import random_source
from lintseq.core.sampler import Sampler
from lintseq.core.structure import NoStructure, StructureFactory
from lintseq.testing.stand_ins import EverythingAfter, UndefinedWords
from lintseq.testing.strategies import word_texts


@dataclass(frozen=True)
class SamplerCase:
    """A sampler with its settings, a change whose lines are words, and the change's structure."""

    sampler: type[Sampler]
    preset: str
    overrides: Mapping[str, OptionValue]
    change: Change
    structure: StructureFactory

    def made(self) -> Sampler:
        """The sampler, made anew."""
        return self.sampler(self.preset, self.overrides)

    def session(self) -> LintSession:
        """A session of `UndefinedWords`, made anew, that judges as the sampler asks."""
        return UndefinedWords().session(self.change, self.made().lint_options())

    def draw(self, path: int, session: LintSession | None = None) -> EditSequence:
        """The sequence of a path, drawn with everything made anew but the session, if given."""
        return self.made().sample(
            self.change,
            session or self.session(),
            self.structure(self.change),
            random_source(0, "", path),
        )


def sampler_cases(
    sampler: type[Sampler], changes: SearchStrategy[Change]
) -> SearchStrategy[SamplerCase]:
    """Cases over all presets and options of ``sampler``."""
    options = {option.name: _values(option) for option in sampler.options}
    return st.builds(
        SamplerCase,
        sampler=st.just(sampler),
        preset=st.sampled_from(sorted(sampler.presets)),
        overrides=st.fixed_dictionaries({}, optional=options),
        change=changes.filter(lambda change: bool(change.differing_rows)),
        structure=st.sampled_from([NoStructure, EverythingAfter]),
    )


def word_creations() -> SearchStrategy[Change]:
    """Changes that write words from nothing."""
    return word_texts().map(Change.creation)


def word_changes() -> SearchStrategy[Change]:
    """Changes from words to other words; either end may be empty."""
    return st.builds(Change.between, word_texts(), word_texts())


def _values(option: Option) -> SearchStrategy[OptionValue]:
    if option.choices:
        return st.sampled_from(option.choices)
    if isinstance(option.default, bool):
        return st.booleans()
    if isinstance(option.default, int):
        least = option.default if option.minimum is None else int(option.minimum)
        return st.integers(least, least + 5)
    if isinstance(option.default, float):
        least_number = option.default if option.minimum is None else option.minimum
        return st.floats(least_number, least_number + 1.0)
    return st.just(option.default)
