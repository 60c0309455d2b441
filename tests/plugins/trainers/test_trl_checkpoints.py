"""Checkpoints: whole or not there, whatever the disk does; the model is the same in the end."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lintseq.core.errors import TrainerFailed
from lintseq.core.trainer import TrainingJob, TrainingStep
from lintseq.core.training_budget import Budget
from lintseq.plugins.trainers.trl.checkpoints import last_checkpoint, part_folder
from lintseq.plugins.trainers.trl.trainer import Trl

MakeJob = Callable[..., TrainingJob]
EVERY_TWO = {"checkpoint-steps": 2, "batch-tokens": 256}


@pytest.fixture(scope="module")
def straight(make_job: MakeJob) -> bytes:
    """The weights of a run that nothing disturbed."""
    job = make_job(EVERY_TWO, budget=Budget(steps=6))
    Trl().train(job, lambda step: None)
    return (job.out / "model.safetensors").read_bytes()


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes: writes fail for good, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 1_000, 1_000_000, 3_000_000])
def test_a_full_disk_leaves_the_checkpoint_before(
    make_job: MakeJob, straight: bytes, size: int
) -> None:
    """Whichever file it is at: the first one, a small one, the weights, the optimizer's."""
    job = make_job(EVERY_TWO, budget=Budget(steps=6))
    limits = []

    def fill_up(step: TrainingStep) -> None:
        if step.step == 4:
            limits.append(no_room(size))
            limits[-1].__enter__()

    try:
        with pytest.raises(TrainerFailed, match=r"of step 4 cannot .* step 2 is whole.*--resume"):
            Trl().train(job, fill_up)
    finally:
        limits[-1].__exit__(None, None, None)
    kept = last_checkpoint(job.checkpoints)
    assert kept is not None
    assert kept.name == "checkpoint-2"
    assert [path.name for path in job.checkpoints.iterdir()] == ["checkpoint-2"]
    told: list[TrainingStep] = []
    Trl().train(job, told.append)
    assert [step.step for step in told] == [3, 4, 5, 6]
    assert (job.out / "model.safetensors").read_bytes() == straight


def test_a_full_disk_at_the_end_is_told(make_job: MakeJob, straight: bytes) -> None:
    """All steps are done, the last checkpoint is whole, and the model has no room."""
    job = make_job(EVERY_TWO, budget=Budget(steps=6))
    job.out.rmdir()
    job.out.write_bytes(b"")
    with pytest.raises(TrainerFailed, match="make room"):
        Trl().train(job, lambda step: None)
    job.out.unlink()
    job.out.mkdir()
    told: list[TrainingStep] = []
    Trl().train(job, told.append)
    assert told == []
    assert (job.out / "model.safetensors").read_bytes() == straight


def test_half_a_checkpoint_is_none(tmp_path: Path) -> None:
    assert last_checkpoint(tmp_path / "checkpoints") is None
    part = part_folder(tmp_path / "checkpoints")
    (part / "checkpoint-9").mkdir()
    assert last_checkpoint(tmp_path / "checkpoints") is None
    for step in (2, 10):
        (tmp_path / "checkpoints" / f"checkpoint-{step}").mkdir()
    found = last_checkpoint(tmp_path / "checkpoints")
    assert found is not None
    assert found.name == "checkpoint-10"
    assert not any(part_folder(tmp_path / "checkpoints").iterdir())


def test_a_rate_that_is_too_high_is_told(make_job: MakeJob) -> None:
    job = make_job({"learning-rate": 1e30, "warmup-steps": 0}, budget=Budget(steps=6))
    with pytest.raises(TrainerFailed, match="learning-rate"):
        Trl().train(job, lambda step: None)
