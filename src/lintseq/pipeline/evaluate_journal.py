"""What was judged so far: a hidden file beside the results, so that a killed run can go on.

Its first line says what is being judged, and how; each other line is a verdict, in the order in
which they came. A run that is killed can leave half a line at the end, which is dropped. Where the
sandbox failed nothing was judged, and nothing is noted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from lintseq.core.errors import UsageError
from lintseq.core.execution import SANDBOX_FAILED, Verdict
from lintseq.core.json_text import encode_json

Subject = Mapping[str, str]
"""What is judged and how, in named parts; each part decides verdicts."""


class Journal:
    """The journal of the results file ``out``. A context that is closed.

    Attributes:
        verdicts: what was judged, by program's key.
    """

    def __init__(self, out: Path, subject: Subject, *, resume: bool, overwrite: bool) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self._path = journal_path(out)
        kept = self._kept(subject, overwrite=overwrite) if resume else b""
        self._file = self._open(kept or f"{encode_json(subject)}\n".encode())

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, key: str, verdict: Verdict) -> None:
        """Note the verdict on a program."""
        self.verdicts[key] = verdict
        if verdict.outcome != SANDBOX_FAILED:
            line = encode_json({"key": key, **asdict(verdict)})
            self._file.write(f"{line}\n".encode())

    def remove(self) -> None:
        """The results are written: nothing is left to go on with."""
        self._path.unlink()

    def _kept(self, subject: Subject, *, overwrite: bool) -> bytes:
        """The whole lines of the journal that is there, whose verdicts are taken; or nothing."""
        content = self._path.read_bytes() if self._path.is_file() else b""
        content = content[: content.rfind(b"\n") + 1]
        if not content:
            return b""
        first, *lines = content.split(b"\n")[:-1]
        other = _changed_part(json.loads(first), subject)
        if other is None:
            for line in lines:
                noted = json.loads(line)
                key = noted.pop("key")
                self.verdicts[key] = Verdict(**noted)
            return content
        if overwrite:
            return b""
        raise UsageError(
            f"What was begun in '{self._path}' had another {other}: give --overwrite to begin "
            "anew, or another name."
        )

    def _open(self, content: bytes) -> BinaryIO:
        new = self._path.with_name(f"{self._path.name}.new")
        try:
            new.write_bytes(content)
            new.replace(self._path)
            return self._path.open("ab", buffering=0)
        except OSError as error:
            raise UsageError(
                f"Cannot write '{self._path}': {error.strerror}; name another place by --out."
            ) from error


def journal_path(out: Path) -> Path:
    """Where the journal of the results file ``out`` is."""
    return out.with_name(f".{out.name}.journal")


def _changed_part(then: Subject, now: Subject) -> str | None:
    return next((name for name in now if then.get(name) != now[name]), None)
