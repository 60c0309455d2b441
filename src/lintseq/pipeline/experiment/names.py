"""Settings that name something outside the file: plugins, benchmarks, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lintseq.core.benchmark import Benchmark
from lintseq.core.errors import UsageError
from lintseq.core.host import PluginHost, Registry, default_host
from lintseq.pipeline.language.told import AUTO

_REGISTRIES: Mapping[str, Callable[[PluginHost], Registry[Any]]] = {
    "language": lambda host: host.languages,
    "linter": lambda host: host.linters,
    "sampler": lambda host: host.samplers,
    "serializer": lambda host: host.serializers,
    "shape": lambda host: host.shapes,
    "trainer": lambda host: host.trainers,
    "sandbox": lambda host: host.sandboxes,
    "metric": lambda host: host.metrics,
}


def settled_name(kind: str, text: str, folder: Path) -> str:
    """What a setting of the format ``kind`` means, given that its file lies in ``folder``.

    Raises:
        UsageError: there is no such thing.
    """
    if kind == "path":
        path = _absolute(text, folder)
        if not path.exists():
            raise UsageError(f"There is no file or folder '{path}'.")
        return str(path)
    if kind == "benchmark":
        return _benchmark(text, folder)
    if kind == "language-or-auto" and text != AUTO:
        default_host().languages.get(text)
    if kind in _REGISTRIES:
        _REGISTRIES[kind](default_host()).get(text)
    return text


def _benchmark(text: str, folder: Path) -> str:
    name, _, where = text.partition(":")
    benchmark: Benchmark = default_host().benchmarks.get(name)
    path = _absolute(where, folder)
    if where and path.exists():
        where = str(path)
    elif where and Path(where).exists():
        raise UsageError(
            f"There is no file '{path}': files are looked for from the experiment's folder."
        )
    benchmark.problems(where or None)
    return f"{name}:{where}" if where else name


def _absolute(text: str, folder: Path) -> Path:
    return (folder / Path(text).expanduser()).resolve()
