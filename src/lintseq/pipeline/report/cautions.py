"""What a careful reader should know before the numbers: said by the report, not left to luck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintseq.pipeline.report.contents import Comparison, ReportArm

FEW_PROBLEMS = 50
FEW_SAMPLES = 5
ALIKE = ("temperature", "top-p", "most tokens", "stop strings", "sandbox", "time limit")
"""Facts in which arms should be alike for a difference to be the models'."""


def cautions(
    arms: Sequence[ReportArm], ks: Sequence[int], comparisons: Sequence[Comparison]
) -> list[str]:
    """Sentences on what limits the numbers of these arms."""
    return [
        *_about_size(arms),
        *_about_samples(arms, ks),
        *_about_unlike_arms(arms),
        *_about_sandbox(arms),
        *_about_chance(comparisons),
    ]


def _about_size(arms: Sequence[ReportArm]) -> Iterator[str]:
    problems = len(arms[0].evaluated.problems)
    if problems < FEW_PROBLEMS:
        yield (
            f"Few problems ({problems}): the intervals are wide, and with so few to resample they "
            "are rather too narrow than too wide."
        )
    for arm in arms:
        passed = [
            sample.passed for samples in arm.evaluated.problems.values() for sample in samples
        ]
        if passed and len(set(passed)) == 1:
            every = "every sample" if passed[0] else "no sample"
            yield (
                f"Of the arm '{arm.name}' {every} passed: where all problems are alike, resampling "
                "them finds no spread, and an interval of no width does not mean certainty."
            )


def _about_samples(arms: Sequence[ReportArm], ks: Sequence[int]) -> Iterator[str]:
    for arm in arms:
        fewest = arm.evaluated.fewest
        if fewest < FEW_SAMPLES:
            yield (
                f"Few samples (the arm '{arm.name}' has {fewest} of a problem): what one problem "
                "contributes is itself uncertain, which the intervals see only in part."
            )
        k = max(ks)
        if k == fewest > 1:
            yield (
                f"For the arm '{arm.name}' k = {k} takes all samples of a problem: pass@{k} is "
                "then counted once, not averaged over choices, and is the noisiest of its row."
            )
        if arm.asked is not None and fewest + arm.evaluated.sandbox_failed < arm.asked:
            yield (
                f"The arm '{arm.name}' was to have {arm.asked} samples of each problem and has "
                f"only {fewest} of one: its file may not be complete."
            )


def _about_unlike_arms(arms: Sequence[ReportArm]) -> Iterator[str]:
    for name in ALIKE:
        said = {arm.facts[name]: arm.name for arm in arms if name in arm.facts}
        if len(said) > 1:
            (first, one), (second, two) = list(said.items())[:2]
            yield (
                f"The arms differ in {name}: {first} for '{one}', {second} for '{two}'; what "
                "differs in the numbers need not come from the models."
            )
    most = {max(map(len, arm.evaluated.problems.values())): arm.name for arm in arms}
    if len(most) > 1:
        (first_most, one), (second_most, two) = list(most.items())[:2]
        yield (
            f"The arms differ in samples a problem: {first_most} for '{one}', {second_most} for "
            f"'{two}'."
        )


def _about_sandbox(arms: Sequence[ReportArm]) -> Iterator[str]:
    failed = {arm.name: arm.evaluated.sandbox_failed for arm in arms}
    if any(failed.values()):
        each = ", ".join(f"{count} of '{name}'" for name, count in failed.items() if count)
        yield (
            f"The sandbox failed on {sum(failed.values())} samples ({each}): they are left out of "
            "every number."
        )
    for arm in arms:
        if arm.facts.get("sandbox tier") == "none":
            yield (
                f"The programs of the arm '{arm.name}' ran in no sandbox: one could have forged "
                "its own verdict."
            )


def _about_chance(comparisons: Sequence[Comparison]) -> Iterator[str]:
    if len(comparisons) > 1:
        yield (
            f"{len(comparisons)} differences are shown, each with a 95 % interval of its own: of "
            "twenty such where nothing differs, one would seem to."
        )
