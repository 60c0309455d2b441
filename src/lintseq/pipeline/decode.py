"""Decoding: what a model wrote, to edits, to a program, with every state on the way linted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lintseq.core.decoding import StateJudge
from lintseq.core.host import default_host
from lintseq.core.linter import Linter
from lintseq.core.model import StopReason
from lintseq.core.serializer import DecodeError, DiffSerializer, Faults


@dataclass(frozen=True, slots=True)
class DecodingLimits:
    """How much a text may hold, and lead through, in characters.

    Attributes:
        text: of the completion.
        states: of all texts between nothing and the program, together.
    """

    text: int = 1_000_000
    states: int = 1 << 24


@dataclass(frozen=True)
class DecodedText:
    """What decoding a completion gave.

    Attributes:
        outcome: from `lintseq.core.decoding.DECODINGS`.
        solution: the program; None if the text gave none.
        repairs: how often each fault was repaired, by code; after strict reading the fault that
            ended it.
        states: the text after each edit but the last.
        linted_states: how many of them were linted: those that are neither empty nor the program.
        clean_states: how many of these have no error that the program lacks.
    """

    outcome: str
    solution: str | None
    repairs: Mapping[str, int]
    states: tuple[str, ...] = ()
    linted_states: int = 0
    clean_states: int = 0


@dataclass(frozen=True)
class Decoder:
    """Reads completions in one format as programs in one language.

    Attributes:
        serializer: the format.
        linter: what judges the states, at its default level.
        strict: whether the first fault of a text makes it unreadable; else faults are repaired.
        limits: what is larger is not read.
    """

    serializer: DiffSerializer[Any]
    linter: Linter
    strict: bool = False
    limits: DecodingLimits = DecodingLimits()

    def decode(self, text: str, stop_reason: StopReason) -> DecodedText:
        """Read one completion, whatever it holds.

        Raises:
            ToolError: the linter failed.
        """
        faults = Faults(self.strict)
        try:
            reached = self._states(text, faults)
        except DecodeError as fault:
            return DecodedText("unreadable", None, {fault.code: 1})
        except _TooLarge:
            return DecodedText("too-large", None, faults.counts())
        repairs = faults.counts()
        if not reached:
            return DecodedText("unreadable" if repairs else "empty", None, repairs)
        *between, program = reached
        if repairs and not program.strip():
            return DecodedText("unreadable", None, repairs, tuple(between))
        outcome = "repaired" if repairs else "clean"
        if stop_reason == "length":
            outcome = "truncated"
        linted, clean = self._lint(between, program)
        return DecodedText(outcome, program, repairs, tuple(between), linted, clean)

    def _states(self, text: str, faults: Faults) -> list[str]:
        """The text after each edit."""
        if len(text) > self.limits.text:
            raise _TooLarge
        edits = list(self.serializer.stream([text], faults))
        return list(self._within_limits(self.serializer.replay("", edits, faults)))

    def _within_limits(self, states: Iterator[str]) -> Iterator[str]:
        room = self.limits.states
        for state in states:
            room -= len(state)
            if room < 0:
                raise _TooLarge
            yield state

    def _lint(self, between: list[str], program: str) -> tuple[int, int]:
        """How many of the states were linted, and how many of those are clean."""
        linted = [state for state in between if state not in ("", program)]
        if not linted:
            return 0, 0
        judge = StateJudge(self.linter, program)
        verdicts = {state: judge.is_clean(state) for state in dict.fromkeys(linted)}
        return len(linted), sum(verdicts[state] for state in linted)


class _TooLarge(Exception):
    """A text, or its states together, are beyond the limits."""


def decoder_for(language_name: str, format_name: str, *, strict: bool = False) -> Decoder:
    """The decoder of texts in this format, for programs in this language.

    Raises:
        UsageError: there is no such format or language.
        LinterUnavailable: the language's linter is not installed.
    """
    host = default_host()
    serializer = host.serializers.get(format_name)
    linter = host.linter_for(host.languages.get(language_name))
    linter.version()
    return Decoder(serializer, linter, strict)
