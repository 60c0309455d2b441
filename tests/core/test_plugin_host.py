"""Plugins are found one by one: whatever is wrong with one of them harms no other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from itertools import permutations
from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.host import PluginHost, default_host

Install = Callable[..., EntryPoint]

IMPORTS = """
from lintseq.core.diagnostics import Level
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.linter import Linter
"""

LINTER = """
class {class_name}(Linter):
    name = "{name}"
    summary = "a toy"
    languages = frozenset({{"toy", "other"}})
    tier = "grammar"
    levels = {{"default": Level("all", frozenset({{"*"}}))}}

    def version(self):
        return "1"

    def lint(self, text):
        return []
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Writes a module, and returns an entry point that names it."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)

    def write(name: str, body: str) -> EntryPoint:
        module = f"toy_plugin_{name}"
        (tmp_path / f"{module}.py").write_text(IMPORTS + body, encoding="utf-8")
        return EntryPoint(name, module, "lintseq")

    yield write
    for module in set(sys.modules) - before:
        del sys.modules[module]


def languages(*made: str) -> str:
    """A hook that supplies languages, given as the arguments that make them."""
    listed = ", ".join(f"Language({arguments})" for arguments in made)
    return f"@hookimpl\ndef lintseq_languages():\n    return [{listed}]\n"


def linters(*names: str) -> str:
    """Linters of these names, and the hook that supplies them."""
    classes = [f"Linter{number}" for number in range(len(names))]
    defined = "".join(
        LINTER.format(class_name=made, name=name) for made, name in zip(classes, names)
    )
    listed = ", ".join(f"{made}()" for made in classes)
    return f"{defined}\n@hookimpl\ndef lintseq_linters():\n    return [{listed}]\n"


def test_plugins_are_found_and_their_things_by_name(install: Install) -> None:
    host = PluginHost([install("one", languages("'toy', ('a',)") + linters("b", "a"))])
    assert [(plugin.name, plugin.fault) for plugin in host.plugins] == [("one", None)]
    assert host.languages.get("toy").linters == ("a",)
    assert list(host.linters.things) == ["a", "b"]
    assert host.linters.owners == {"a": "one (unknown)", "b": "one (unknown)"}


def test_a_hook_may_supply_nothing(install: Install) -> None:
    host = PluginHost([install("one", languages())])
    assert (host.broken, dict(host.languages.things)) == ((), {})


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("import there_is_no_such_module\n", "ModuleNotFoundError: No module named"),
        ("1 / 0\n", "ZeroDivisionError: division by zero"),
        ("def (\n", "SyntaxError: "),
        ("@hookimpl\ndef lintseq_lintres():\n    return []\n", "PluginValidationError: "),
        ("@hookimpl\ndef lintseq_linters(unknown):\n    return []\n", "PluginValidationError: "),
    ],
)
def test_a_broken_plugin_is_reported_and_harms_no_other(
    install: Install, body: str, fault: str
) -> None:
    # By name one comes before the broken plugin, and one after it.
    host = PluginHost(
        [
            install("a", languages("'first', ()")),
            install("b", languages("'never', ()") + body),
            install("c", languages("'last', ()")),
        ]
    )
    assert list(host.languages.things) == ["first", "last"]
    assert [(plugin.name, plugin.module) for plugin in host.broken] == [("b", "toy_plugin_b")]
    assert (host.broken[0].fault or "").startswith(fault)


def test_a_missing_module_is_a_broken_plugin() -> None:
    (plugin,) = PluginHost([EntryPoint("gone", "toy_plugin_gone", "lintseq")]).broken
    assert plugin.fault == "ModuleNotFoundError: No module named 'toy_plugin_gone'"


def test_a_module_named_twice_is_loaded_once(install: Install) -> None:
    entry = install("one", languages("'toy', ()"))
    host = PluginHost([entry, EntryPoint("two", entry.value, "lintseq")])
    assert [plugin.name for plugin in host.broken] == ["two"]
    assert host.languages.owners == {"toy": "one (unknown)"}


def test_two_plugins_that_claim_a_name_are_both_named(install: Install) -> None:
    host = PluginHost(
        [
            install("one", linters("same")),
            install("two", linters("same", "x") + languages("'l', ()")),
        ]
    )
    with pytest.raises(UsageError, match="Two plugins claim the linter name 'same': ") as caught:
        _ = host.linters
    assert "one (unknown)" in str(caught.value)
    assert "two (unknown)" in str(caught.value)
    assert list(host.languages.things) == ["l"], "other kinds are not concerned"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("'one', (), aliases=('x',)", "'x', ()"),
        ("'x', ()", "'two', (), aliases=('x',)"),
        ("'one', (), aliases=('x',)", "'two', (), aliases=('y', 'x')"),
    ],
)
def test_aliases_are_names_too(install: Install, first: str, second: str) -> None:
    host = PluginHost([install("one", languages(first)), install("two", languages(second))])
    with pytest.raises(UsageError, match="claim the language name 'x'") as caught:
        _ = host.languages
    assert "one (unknown)" in str(caught.value)
    assert "two (unknown)" in str(caught.value)


def test_languages_are_found_by_alias(install: Install) -> None:
    host = PluginHost([install("one", languages("'toy', (), aliases=('ty',)"))])
    assert host.languages.get("ty") is host.languages.get("toy")


def test_capitals_of_languages_do_not_matter(install: Install) -> None:
    bodies = ("'toy', (), aliases=('t#',)", "'Big', (), aliases=('BG',)", "'big', ()")
    known = PluginHost([install("one", languages(*bodies))]).languages
    names = ("Toy", "T#", "Big", "big", "BG", "bg")
    assert [known.get(name).name for name in names] == ["toy", "toy", "Big", "big", "Big", "Big"]
    with pytest.raises(UsageError, match="There is no language 'TYO': "):
        known.get("TYO")


def test_capitals_of_other_things_do() -> None:
    """Their names stand in rows as they are given."""
    with pytest.raises(UsageError, match="'Unified': did you mean 'unified'"):
        PluginHost().serializers.get("Unified")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("tpy", "There is no language 'tpy': did you mean 'toy'?"),
        ("x", "There is no language 'x': known: other, toy"),
    ],
)
def test_unknown_names_are_refused(install: Install, name: str, message: str) -> None:
    host = PluginHost([install("one", languages("'toy', ()", "'other', ()"))])
    with pytest.raises(UsageError) as caught:
        host.languages.get(name)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("    1 / 0\n", "ZeroDivisionError: division by zero"),
        ("    return None\n", "TypeError: 'NoneType' object is not iterable"),
        ("    raise SystemExit(3)\n", "SystemExit: 3"),
        ("    return [int]\n", "TypeError: <class 'int'> is no linter"),
    ],
)
def test_a_hook_that_fails_is_named(install: Install, body: str, words: str) -> None:
    broken = "@hookimpl\ndef lintseq_linters():\n" + body + languages("'toy', ()")
    host = PluginHost([install("one", broken), install("two", linters("good"))])
    assert list(host.linters.things) == ["good"]
    assert list(host.languages.things) == ["toy"]
    (fault,) = host.faults
    assert fault.startswith(f"The plugin one (unknown) failed in lintseq_linters: {words}")


def test_the_order_of_installation_does_not_matter(install: Install) -> None:
    entries = [
        install("c", linters("x", "m")),
        install("a", linters("z")),
        install("b", linters("k") + "1 / 0\n"),
    ]
    hosts = [PluginHost(order) for order in permutations(entries)]
    assert {host.plugins for host in hosts} == {hosts[0].plugins}
    assert {tuple(host.linters.things) for host in hosts} == {("m", "x", "z")}


def test_a_clash_is_told_the_same_in_any_order(install: Install) -> None:
    entries = [install("b", linters("same")), install("a", linters("same"))]
    messages = set()
    for order in permutations(entries):
        with pytest.raises(UsageError) as caught:
            _ = PluginHost(order).linters
        messages.add(str(caught.value))
    assert len(messages) == 1


def test_a_language_has_a_default_linter(install: Install) -> None:
    host = PluginHost([install("one", languages("'toy', ('b', 'a')") + linters("a", "b"))])
    toy = host.languages.get("toy")
    assert host.linter_for(toy).name == "b"
    assert host.linter_for(toy, "a").name == "a"


@pytest.mark.parametrize(
    ("language", "linter", "message"),
    [
        ("bare", None, "The language 'bare' has no linter; name one by --linter."),
        ("bare", "a", "The linter 'a' does not know the language 'bare', only: other, toy."),
        ("toy", "aa", "There is no linter 'aa': did you mean 'a'?"),
        ("lost", None, "There is no linter 'zzz': known: a, b"),
        ("toy", "", "There is no linter ''"),
        ("bare", "", "There is no linter ''"),
    ],
)
def test_linters_that_do_not_fit_are_refused(
    install: Install, language: str, linter: str | None, message: str
) -> None:
    known = languages("'toy', ('a',)", "'bare', ()", "'lost', ('zzz',)")
    host = PluginHost([install("one", known + linters("a", "b"))])
    with pytest.raises(UsageError) as caught:
        host.linter_for(host.languages.get(language), linter)
    assert str(caught.value).startswith(message)


def test_the_default_host_is_made_once() -> None:
    assert default_host() is default_host()


def test_a_generic_language_gives_way_to_a_real_one(install: Install) -> None:
    generic = install("a", languages("'toy', ('a',), generic=True", "'elm', ('a',), generic=True"))
    real = install("b", languages("'toy', ('b',)"))
    for order in permutations([generic, real]):
        host = PluginHost(order)
        assert host.languages.get("toy").linters == ("b",)
        assert host.languages.get("elm").generic
        assert host.languages.owners == {"toy": "b (unknown)", "elm": "a (unknown)"}


def test_of_two_generic_languages_one_is_taken(install: Install) -> None:
    first = install("a", languages("'toy', ('a',), generic=True"))
    second = install("b", languages("'toy', ('b',), generic=True"))
    taken = {PluginHost(order).languages.owners["toy"] for order in permutations([first, second])}
    assert len(taken) == 1
