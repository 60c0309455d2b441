"""How far training has come: one file, which is there as a whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from lintseq.core.errors import TrainerFailed
from lintseq_markov.chain import Chain

FILE = "checkpoint.json"


@dataclass
class Progress:
    """The chain so far, the tokens read, and the loss of each step that is done."""

    chain: Chain
    tokens: int = 0
    losses: list[float] = field(default_factory=list)


def save(progress: Progress, folder: Path) -> None:
    """Keep ``progress``, such that a kill at any moment leaves it or the one before."""
    kept = {
        "chain": progress.chain.written(),
        "tokens": progress.tokens,
        "losses": progress.losses,
    }
    write_whole(folder / FILE, json.dumps(kept))


def load(folder: Path) -> Progress | None:
    """What was kept; None if nothing was."""
    file = folder / FILE
    if not file.is_file():
        return None
    kept = json.loads(file.read_text("utf-8"))
    return Progress(Chain.read(kept["chain"]), kept["tokens"], kept["losses"])


def write_whole(file: Path, text: str) -> None:
    """Write ``file`` anew, all of it or nothing."""
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as error:
        raise TrainerFailed(
            f"Cannot write '{file}': {error.strerror}; make room, and go on by --resume."
        ) from error
