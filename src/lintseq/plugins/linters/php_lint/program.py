"""PHP on this machine, and how its parser is reached."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

from lintseq.core.errors import LinterFailed, LinterUnavailable

INSTALL = "apt-get install php-cli"
# No php.ini, which sets what a tag is; and what PHP says goes to standard error.
BARE = ("-n", "-d", "display_errors=stderr", "-d", "short_open_tag=0", "-d", "memory_limit=-1")
_ASKED = "echo json_encode([PHP_EXTENSION_DIR, extension_loaded('tokenizer')]);"
_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Php:
    """The first PHP of the path.

    Attributes:
        command: how it is started.
        readable: what it needs to be able to read.
    """

    command: tuple[str, ...]
    readable: tuple[str, ...]


def find_php() -> Php:
    """How to start PHP with nothing but its parser.

    Raises:
        LinterUnavailable: there is none.
    """
    found = shutil.which("php")
    if found is None:
        raise LinterUnavailable(f"The linter 'php-lint' needs PHP; run: {INSTALL}")
    return _php(os.path.realpath(found))


@lru_cache(maxsize=4)
def _php(program: str) -> Php:
    extensions, built_in = _asked(program)
    tokenizer = f"{extensions}/tokenizer.so"
    needed = () if built_in else (tokenizer,)
    load = [part for path in needed for part in ("-d", f"extension={path}")]
    return Php((program, *BARE, *load), (program, *needed))


def _asked(program: str) -> tuple[str, bool]:
    """Where extensions are, and whether the tokenizer is none, but built in."""
    try:
        done = subprocess.run(
            [program, *BARE, "-r", _ASKED],
            env={},
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        folder, built_in = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise LinterFailed(f"'{program}' does not start ({error}); run: {INSTALL}") from error
    return str(folder), bool(built_in)
