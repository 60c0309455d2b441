"""The account of a rendering: what became of every example that was asked for, and its cost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lintseq.pipeline.summary import counted


@dataclass
class RenderAccount:
    """What a rendering did so far.

    An example is asked for at each state where one is to begin: whole + truncated + split + dropped
    = asked, always, and whole + truncated + pieces = examples.

    Attributes:
        rows: rows read.
        records: records that they come from.
        without_instruction: rows without an instruction; their prompt is empty, or a state only.
        whole: examples as they were asked for.
        truncated: too long, and cut behind the last edit that fits.
        split: too long, and split.
        pieces: what those were split into.
        dropped: too long, and left out.
        edits_left_out: edits of examples that were truncated, split or dropped that are in none
            of what came of them.
        prompt_tokens: of all examples, where tokens are counted.
        completion_tokens: of all examples, the end of text included.
        longest: tokens of the longest example.
        languages: rows by language.
        makers: rows by what made them, as JSON: linter, sampler, seed, version.
    """

    rows: int = 0
    records: int = 0
    without_instruction: int = 0
    whole: int = 0
    truncated: int = 0
    split: int = 0
    pieces: int = 0
    dropped: int = 0
    edits_left_out: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    longest: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    makers: Counter[str] = field(default_factory=Counter)

    @property
    def examples(self) -> int:
        """Examples written."""
        return self.whole + self.truncated + self.pieces

    @property
    def asked(self) -> int:
        """Examples asked for."""
        return self.whole + self.truncated + self.split + self.dropped

    def __str__(self) -> str:
        fates = {
            "truncated": self.truncated,
            f"split into {self.pieces}": self.split,
            "dropped as too long": self.dropped,
            "without an instruction": self.without_instruction,
        }
        told = ", ".join(f"{count} {fate}" for fate, count in fates.items() if count)
        made = f"{counted(self.rows, 'row')}: {counted(self.examples, 'example')}"
        return f"{made} ({told})" if told else made

    def count_tokens(self, prompt: int, completion: int) -> None:
        """Another example has so many tokens."""
        self.prompt_tokens += prompt
        self.completion_tokens += completion
        self.longest = max(self.longest, prompt + completion)

    def as_dict(self) -> dict[str, object]:
        """The account as plain JSON values."""
        return {
            "rows": self.rows,
            "records": self.records,
            "without_instruction": self.without_instruction,
            "asked": self.asked,
            "whole": self.whole,
            "truncated": self.truncated,
            "split": self.split,
            "pieces": self.pieces,
            "dropped": self.dropped,
            "edits_left_out": self.edits_left_out,
            "examples": self.examples,
            "languages": dict(sorted(self.languages.items())),
        }

    def tokens(self) -> dict[str, int]:
        """The account of tokens as plain JSON values."""
        return {
            "prompts": self.prompt_tokens,
            "completions": self.completion_tokens,
            "longest": self.longest,
        }
