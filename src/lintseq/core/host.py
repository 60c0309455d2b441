"""The plugin host: finds plugins, survives the broken ones, and hands out what they supply."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

import pluggy

from lintseq.core import hookspecs
from lintseq.core.benchmark import Benchmark
from lintseq.core.engine import Engine
from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.language import Language
from lintseq.core.linter import Linter
from lintseq.core.metric import Metric
from lintseq.core.model import ModelKind
from lintseq.core.sampler import Sampler
from lintseq.core.sandbox import Sandbox
from lintseq.core.serializer import DiffSerializer
from lintseq.core.shape import Shape
from lintseq.core.source import Source
from lintseq.core.stage import Stage
from lintseq.core.trainer import Trainer

ThingT = TypeVar("ThingT")


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point of the group ``lintseq``.

    Attributes:
        name: the entry point's name.
        module: what it names.
        distribution: the installed package it comes from, with its version.
        fault: what is wrong with it, if it could not be loaded.
    """

    name: str
    module: str
    distribution: str
    fault: str | None = None


@dataclass(frozen=True)
class Registry(Generic[ThingT]):
    """All things of one kind that the plugins supply, by name.

    ``listed_by`` is the command that lists them, if they may be too many for a message.
    """

    kind: str
    things: Mapping[str, ThingT]
    owners: Mapping[str, str]
    aliases: Mapping[str, str] = field(default_factory=dict)
    listed_by: str = ""

    def get(self, name: str) -> ThingT:
        """The thing called ``name``; a `UsageError` suggests the nearest if there is none."""
        try:
            return self.things[self._full_name(name)]
        except KeyError:
            tail = did_you_mean(name, self.things, self.listed_by)
            raise UsageError(f"There is no {self.kind} '{name}': {tail}") from None

    def _full_name(self, name: str) -> str:
        if name in self.things:
            return name
        return self.aliases.get(name) or self.aliases.get(name.lower(), name)


class PluginHost:
    """Loads entry points one by one, so that a broken plugin is reported and breaks nothing else.

    Two plugins that claim one name are both named, and refused, when that kind is asked for.
    """

    def __init__(self, entry_points: Iterable[importlib.metadata.EntryPoint] | None = None) -> None:
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        found = entry_points
        if found is None:
            found = importlib.metadata.entry_points(group=hookspecs.PROJECT)
        ordered = sorted(found, key=lambda entry: (entry.name, entry.value))
        self.plugins: tuple[Plugin, ...] = tuple(self._load(entry) for entry in ordered)
        self._hook_faults: dict[tuple[str, str], str] = {}

    def _load(self, entry: importlib.metadata.EntryPoint) -> Plugin:
        owner = "unknown" if entry.dist is None else f"{entry.dist.name} {entry.dist.version}"
        label = f"{entry.name} ({owner})"
        module = None
        try:
            module = entry.load()
            self._manager.register(module, name=label)
            self._manager.check_pending()
        # A plugin is a stranger's code: whatever it raises is its fault, reported as such.
        except (Exception, SystemExit) as error:
            # Another plugin may have been registered as this module, or under this label.
            if self._manager.get_name(module) == label:
                self._manager.unregister(module)
            fault = f"{type(error).__name__}: {error}"
            return Plugin(entry.name, entry.value, owner, fault)
        return Plugin(entry.name, entry.value, owner)

    @property
    def broken(self) -> tuple[Plugin, ...]:
        """The plugins that could not be loaded."""
        return tuple(plugin for plugin in self.plugins if plugin.fault is not None)

    @property
    def faults(self) -> tuple[str, ...]:
        """In words, what is wrong with plugins: so far, since each kind is gathered when needed."""
        loading = [
            f"The plugin {plugin.name} ({plugin.distribution}) cannot be loaded: {plugin.fault}; "
            "update or remove it."
            for plugin in self.broken
        ]
        return (*loading, *self._hook_faults.values())

    @cached_property
    def languages(self) -> Registry[Language]:
        """Languages by name; their aliases are names too, in capitals or not: ``C++``."""
        plain: Registry[Language] = self._registry(
            "language",
            "lintseq_languages",
            _instance_of(Language),
            gives_way=lambda language: bool(language.generic),
        )
        aliases: dict[str, str] = {}
        for language in plain.things.values():
            for alias in language.aliases:
                if alias in plain.things or alias in aliases:
                    rival = plain.owners[aliases.get(alias, alias)]
                    raise UsageError(
                        f"Two plugins claim the language name '{alias}': "
                        f"{plain.owners[language.name]} and {rival}; remove one of them."
                    )
                aliases[alias] = language.name
        for word, name in [*aliases.items(), *zip(plain.things, plain.things, strict=True)]:
            aliases.setdefault(word.lower(), name)
        listed_by = "lintseq languages --all"
        return Registry(plain.kind, plain.things, plain.owners, aliases, listed_by)

    @cached_property
    def linters(self) -> Registry[Linter]:
        """Linters by name."""
        return self._registry("linter", "lintseq_linters", _instance_of(Linter))

    @cached_property
    def samplers(self) -> Registry[type[Sampler]]:
        """Sampler classes by name."""
        return self._registry("sampler", "lintseq_samplers", _is_sampler)

    @cached_property
    def serializers(self) -> Registry[DiffSerializer[Any]]:
        """Text formats by name."""
        return self._registry("format", "lintseq_serializers", _instance_of(DiffSerializer))

    @cached_property
    def shapes(self) -> Registry[Shape]:
        """Shapes of training data by name."""
        return self._registry("shape", "lintseq_shapes", _instance_of(Shape))

    @cached_property
    def sources(self) -> Registry[Source]:
        """File formats by name."""
        return self._registry("input format", "lintseq_sources", _instance_of(Source))

    @cached_property
    def engines(self) -> Registry[Engine]:
        """Engines by name."""
        return self._registry("engine", "lintseq_engines", _instance_of(Engine))

    @cached_property
    def benchmarks(self) -> Registry[Benchmark]:
        """Benchmarks by name."""
        return self._registry("benchmark", "lintseq_benchmarks", _instance_of(Benchmark))

    @cached_property
    def sandboxes(self) -> Registry[Sandbox]:
        """Sandboxes by name."""
        return self._registry("sandbox", "lintseq_sandboxes", _instance_of(Sandbox))

    @cached_property
    def trainers(self) -> Registry[Trainer]:
        """Trainers by name."""
        return self._registry("trainer", "lintseq_trainers", _instance_of(Trainer))

    @cached_property
    def models(self) -> Registry[ModelKind]:
        """Kinds of models by name."""
        return self._registry("kind of model", "lintseq_models", _instance_of(ModelKind))

    @cached_property
    def metrics(self) -> Registry[Metric]:
        """Metrics by name."""
        return self._registry("metric", "lintseq_metrics", _instance_of(Metric))

    @cached_property
    def stages(self) -> Registry[Stage]:
        """Stages of experiments by name."""
        return self._registry("stage", "lintseq_stages", _instance_of(Stage))

    def linter_for(self, language: Language, name: str | None = None) -> Linter:
        """The linter called ``name``, or the language's default; it must know the language."""
        if name is None and not language.linters:
            raise UsageError(f"The language '{language.name}' has no linter; name one by --linter.")
        linter = self.linters.get(language.linters[0] if name is None else name)
        if not linter.knows(language):
            known = ", ".join(sorted(linter.languages)) or linter.summary
            raise UsageError(
                f"The linter '{linter.name}' does not know the language '{language.name}', "
                f"only: {known}."
            )
        return linter.for_language(language)

    def _registry(
        self,
        kind: str,
        hook: str,
        is_one: Callable[[object], bool],
        gives_way: Callable[[Any], bool] = lambda thing: False,
    ) -> Registry[Any]:
        things: dict[str, Any] = {}
        owners: dict[str, str] = {}
        supplied = [
            (implementation.plugin_name, thing)
            for implementation in reversed(getattr(self._manager.hook, hook).get_hookimpls())
            for thing in self._supplied(implementation, kind, is_one)
        ]
        # Those that give way come last, and take only the names that are left.
        for owner, thing in sorted(supplied, key=lambda pair: gives_way(pair[1])):
            if thing.name in things:
                if not gives_way(thing):
                    raise UsageError(
                        f"Two plugins claim the {kind} name '{thing.name}': "
                        f"{owners[thing.name]} and {owner}; remove one of them."
                    )
                continue
            things[thing.name] = thing
            owners[thing.name] = owner
        return Registry(kind, dict(sorted(things.items())), owners)

    def _supplied(
        self, implementation: pluggy.HookImpl, kind: str, is_one: Callable[[object], bool]
    ) -> Sequence[Any]:
        """What one plugin supplies of a kind; nothing, and a fault, if it fails to."""
        owner, hook = implementation.plugin_name, implementation.function.__name__
        try:
            things: list[Any] = list(implementation.function())  # type: ignore[call-overload]
            for thing in things:
                if not is_one(thing):
                    raise TypeError(f"{thing!r} is no {kind}")
        except (Exception, SystemExit) as error:
            self._hook_faults[owner, hook] = (
                f"The plugin {owner} failed in {hook}: {type(error).__name__}: {error}; "
                "update or remove it."
            )
            return []
        return things


def _instance_of(kind: type) -> Callable[[object], bool]:
    return lambda thing: isinstance(thing, kind)


def _is_sampler(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Sampler)


@lru_cache(maxsize=1)
def default_host() -> PluginHost:
    """The host over everything installed, made once a process."""
    return PluginHost()
