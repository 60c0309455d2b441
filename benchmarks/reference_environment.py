"""The environment in which the authors' ``pylintseq`` is installed, apart from lintseq's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

VERSION = "0.0.2"
WORKER = Path(__file__).with_name("reference_worker.py")


def reference_worker(environment: Path) -> list[str]:
    """The command that runs the worker in ``environment``, which is made if it is not there.

    Raises:
        ClickException: the environment cannot be made.
    """
    python = environment / "bin" / "python"
    if not (environment / "bin" / "pylintseq").exists():
        click.echo(f"Installing pylintseq {VERSION} into {environment} …", err=True)
        install = [str(python), "-m", "pip", "install", "--quiet", f"pylintseq=={VERSION}"]
        try:
            subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
            subprocess.run(install, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise click.ClickException(
                f"pylintseq cannot be installed into '{environment}': {error}. Name an environment "
                "that has it (--reference-env), or go without it (--no-reference)."
            ) from error
    return [str(python), "-W", "ignore", str(WORKER)]


def default_environment() -> Path:
    """Where the environment of the reference is kept: the user's cache."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "lintseq" / "benchmarks" / f"pylintseq-{VERSION}"
