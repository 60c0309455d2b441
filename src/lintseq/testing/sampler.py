"""The laws of a sampler: a partition of the rows, drawn by the source given, and an end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import ClassVar

import pytest
from hypothesis import given, settings

from lintseq.core import laws
from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.sampler import Sampler
from lintseq.core.structure import NoStructure
from lintseq.testing.another_process import in_another_process
from lintseq.testing.effort import EFFORT
from lintseq.testing.sampler_cases import (
    SamplerCase,
    sampler_cases,
    word_changes,
    word_creations,
)
from lintseq.testing.stand_ins import CountedSession, NeverContent, UndefinedWords

SMALLEST_CHANGES = (
    *(("", "a\n"), ("", "a"), ("", "\n"), ("", "a\n\n"), ("", "\n\n")),
    *(("a\n", ""), ("a\n", "b\n"), ("a", "a\n"), ("a\n", "a\nb"), ("a\nb\n", "b\n")),
)
"""Bases and targets of one line or two."""


class SamplerConformance:
    """What a sampler owes under each of its presets and options.

    Subclass it and name the sampler's class::

        class TestMySampler(SamplerConformance):
            sampler = MySampler

    The changes it is given are lines of words, judged by a linter that wants every word defined
    before it is used.

    Attributes:
        sampler: the sampler's class, as the plugin's hook supplies it.
        effort: how many cases each generated law tries.
    """

    sampler: ClassVar[type[Sampler]]
    effort: ClassVar[settings] = EFFORT

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert self.sampler.name.split() == [self.sampler.name], "a name is one word"
        assert self.sampler.summary.strip()
        assert "\n" not in self.sampler.summary

    def test_options_are_documented(self) -> None:
        """Each has a name of its own, a summary, and a default that it may have."""
        names = [option.name for option in self.sampler.options]
        assert len(set(names)) == len(names), names
        for option in self.sampler.options:
            assert option.summary.strip(), f"the option '{option.name}' has no summary"
            option.check(option.default)

    def test_presets_are_valid(self) -> None:
        """One is called ``default``; each sets options that there are, to values they may have."""
        assert "default" in self.sampler.presets
        for name, preset in self.sampler.presets.items():
            assert preset.summary.strip(), f"the preset '{name}' has no summary"
            for option, value in preset.options.items():
                self.sampler.option(option).check(value)

    def test_switches_every_row_once(self) -> None:
        """Law 2, for programs written from nothing."""

        @self.effort
        @given(sampler_cases(self.sampler, word_creations()))
        def law(case: SamplerCase) -> None:
            assert_partition(case.change, case.draw(path=0))

        law()

    def test_takes_changes_with_a_base(self) -> None:
        """Law 2, where rows are kept and deleted as well."""

        @self.effort
        @given(sampler_cases(self.sampler, word_changes()))
        def law(case: SamplerCase) -> None:
            assert_partition(case.change, case.draw(path=0))

        law()

    @pytest.mark.parametrize(("base", "target"), SMALLEST_CHANGES)
    def test_takes_the_smallest_changes(self, base: str, target: str) -> None:
        """Law 2, where there is next to nothing to draw from."""
        for preset in self.sampler.presets:
            change = Change.between(base, target)
            case = SamplerCase(self.sampler, preset, {}, change, NoStructure)
            assert_partition(change, case.draw(path=0))

    def test_draws_from_its_source_alone(self) -> None:
        """Law 4: the same source, the same sequence; the global one is not read and not moved."""

        @self.effort
        @given(sampler_cases(self.sampler, word_changes()))
        def law(case: SamplerCase) -> None:
            drawn = []
            for seed in (1, 2):
                random.seed(seed)
                untouched = random.getstate()
                drawn.append(case.draw(path=0).edits)
                assert random.getstate() == untouched, "the global random source was moved"
            assert drawn[0] == drawn[1]

        law()

    def test_draws_the_same_in_another_process(self) -> None:
        """Law 4: nothing hangs on the hashes of strings."""
        change = Change.creation("".join(f"{a}{b}\n" for a in "abcd" for b in "abcd"))
        cases = [
            SamplerCase(self.sampler, preset, {}, change, NoStructure)
            for preset in self.sampler.presets
        ]
        assert in_another_process(_edits, cases) == _edits(cases)

    def test_samples_do_not_disturb_each_other(self) -> None:
        """The samples of a program share a session, and each is what it would be alone."""

        @self.effort
        @given(sampler_cases(self.sampler, word_changes()))
        def law(case: SamplerCase) -> None:
            session = case.session()
            shared = [case.draw(path, session).edits for path in range(3)]
            assert shared == [case.draw(path).edits for path in range(3)]

        law()

    def test_keeps_every_state_clean(self) -> None:
        """Law 3, for a sampler that declares it: no state between the ends has a new error."""

        @self.effort
        @given(sampler_cases(self.sampler, word_changes()))
        def law(case: SamplerCase) -> None:
            options = case.made().lint_options()
            assert [*laws.clean(case.draw(path=0), UndefinedWords(), options)] == []

        if self.sampler.clean:
            law()

    def test_ends_when_the_linter_is_never_content(self) -> None:
        """Law 8: the walk ends, after work that its length bounds, whatever the linter says."""

        @self.effort
        @given(sampler_cases(self.sampler, word_changes()))
        def law(case: SamplerCase) -> None:
            session = NeverContent().session(case.change, case.made().lint_options())
            most = 100 * (len(case.change.rows) + 1) ** 2
            assert_partition(case.change, case.draw(0, CountedSession(session, most)))

        law()


def assert_partition(change: Change, sequence: EditSequence) -> None:
    """The sequence is one of the change, and switches each of its differing rows once."""
    assert sequence.change == change
    assert [*laws.partition(sequence)] == []


def _edits(cases: Sequence[SamplerCase]) -> list[tuple[tuple[int, ...], ...]]:
    return [case.draw(path=0).edits for case in cases]
