"""Every kind of thing that plugins supply: ours are there, and what strangers supply is checked."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from lintseq.cli.plugins import KINDS
from lintseq.core import hookspecs
from lintseq.core.host import PluginHost, default_host


def test_every_hook_has_a_registry() -> None:
    hooks = {name.removeprefix("lintseq_") for name in vars(hookspecs) if "lintseq_" in name}
    assert hooks == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_lintseq_supplies_each_kind_as_a_plugin(kind: str) -> None:
    registry = getattr(default_host(), kind)
    assert registry.things
    for name, thing in registry.things.items():
        assert thing.name == name
        assert name == name.lower()
        assert "lintseq" in registry.owners[name]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"languages"}))
def test_things_say_in_one_line_what_they_are(kind: str) -> None:
    for thing in getattr(default_host(), kind).things.values():
        assert 0 < len(thing.summary) < 100
        assert "\n" not in thing.summary
        assert not thing.summary.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_such_thing_is_a_fault_of_its_plugin(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = f"plugin_without_{kind}"
    (tmp_path / f"{module}.py").write_text(
        "from lintseq.core.hookspecs import hookimpl\n"
        f"@hookimpl\ndef lintseq_{kind}():\n    return ['a word']\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    host = PluginHost([EntryPoint("odd", module, "lintseq")])
    assert dict(getattr(host, kind).things) == {}
    (fault,) = host.faults
    assert f"failed in lintseq_{kind}" in fault
    assert "'a word' is no " in fault
    del sys.modules[module]
