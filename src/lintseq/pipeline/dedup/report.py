"""The last line of a report: the account, and what it takes to come to the same again."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.pipeline.dedup.account import Account
from lintseq.pipeline.dedup.decide import DedupOptions
from lintseq.pipeline.inputs import InputFile


def account_row(
    account: Account,
    options: DedupOptions,
    inputs: Sequence[InputFile],
    against: Sequence[InputFile],
    lintseq_version: str,
) -> dict[str, object]:
    """The account, the options, and the files of rows and of benchmarks by their hashes."""
    return {
        "kind": "account",
        "rows": account.rows,
        "kept": account.kept,
        "removed": account.by_kind(),
        "inputs": _hashed(inputs),
        "against": _hashed(against),
        "settings": _settings(options),
        "lintseq_version": lintseq_version,
    }


def _hashed(files: Sequence[InputFile]) -> list[dict[str, str]]:
    return [{"name": file.shown, "sha256": file.sha256} for file in files]


def _settings(options: DedupOptions) -> dict[str, object]:
    near, benchmarks = options.near, options.benchmarks
    return {
        "compare": options.comparison.compare,
        "ignore": options.comparison.ignore,
        "near": None if near is None else {"threshold": near.threshold, "shingle": near.shingle},
        "benchmarks": None
        if benchmarks is None
        else {
            "ngram": benchmarks.phrases.n,
            "overlap": benchmarks.overlap,
            "texts": benchmarks.phrases.texts,
            "too_short": benchmarks.phrases.too_short,
        },
    }
