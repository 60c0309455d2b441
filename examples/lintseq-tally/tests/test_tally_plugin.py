"""lintseq finds the plugin, and the programs that come with it are fit to learn from."""

import json
from pathlib import Path

from lintseq.core.host import default_host

HERE = Path(__file__).parent.parent


def test_lintseq_finds_the_plugin() -> None:
    host = default_host()
    assert [plugin.fault for plugin in host.plugins if plugin.name == "tally"] == [None]
    assert host.linter_for(host.languages.get("tally")).name == "tally"


def test_nothing_is_wrong_with_the_programs() -> None:
    rows = (HERE / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    programs = [json.loads(row)["program"] for row in rows]
    programs.append((HERE / "sample.tally").read_text(encoding="utf-8"))
    linter = default_host().linters.get("tally")
    assert [linter.lint(program) for program in programs] == [[], [], [], []]
