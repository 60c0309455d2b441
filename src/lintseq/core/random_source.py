"""Where chance comes from: the seed, the record's id and the path's number, and nothing else."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

ItemT = TypeVar("ItemT")


def random_source(seed: int, record_id: str, path: int) -> random.Random:
    """The random source of one path of one record: the same on every machine.

    `random.Random.random` is promised to give the same numbers in every version of Python; users of
    this source draw through it alone, by `below` and `shuffled`.
    """
    name = f"{seed}\0{path}\0{record_id}".encode("utf-8", "surrogatepass")
    return random.Random(int.from_bytes(hashlib.sha256(name).digest(), "big"))


def below(rng: random.Random, count: int) -> int:
    """A whole number drawn uniformly from 0 up to, not including, ``count``."""
    return int(rng.random() * count)


def shuffled(rng: random.Random, items: Sequence[ItemT]) -> list[ItemT]:
    """The items in random order, each order as likely (Fisher and Yates; Durstenfeld 1964)."""
    result = list(items)
    for last in range(len(result) - 1, 0, -1):
        other = below(rng, last + 1)
        result[last], result[other] = result[other], result[last]
    return result
