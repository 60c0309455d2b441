"""The linter `yaml-parser`: its laws, and what it must not be led to do."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings

from lintseq.plugins.linters.yaml_parser.linter import YamlParser
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.parser_troubles import DeepTexts, MissingLibrary


class TestYamlParser(LinterConformance):
    linter = YamlParser()
    clean_programs = (
        "a: 1\nb:\n  - x\n  - y: [1, {z: 2}]\n",
        '- &x 1\n- *x\n---\n- "quoted\n  text"\n- |\n  block\n',
        "\ufeffa: é\r\nb: 2\r\n",
        "# only a comment\n",
    )
    faulty_programs = (
        Faulty("a: [1,\n2\nb: 3\n", (1,)),
        Faulty('a: "x\nb: 1\n', (1,)),
        Faulty("a: 1\nb: *x\n", (2,)),
        Faulty("a: 1\n  b: 2\n", (2,)),
        Faulty("a: 1\nfoo\nb: 2\n", (2,)),
        Faulty("a:\n\t- b\n", (2,)),
        Faulty("- a\nb: 1\n", (2,)),
        Faulty("a: 1\nb: \x07\n", (2,)),
        Faulty("a: {b: 1\n", (1,)),
        Faulty("a: 1\nb: 2\na: 3\n", (3,), level="strict"),
    )
    effort = settings(EFFORT, max_examples=6)


class TestTroubles(DeepTexts, MissingLibrary):
    make = YamlParser
    too_deep = ("[" * 100_000, "- " * 5_000)
    library = "yaml"


def test_tags_make_no_objects(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    tags = [
        f'!!python/object/apply:os.system ["touch {trace}"]',
        f'!!python/object/apply:builtins.open ["{trace}", "w"]',
        "!!python/name:os.system",
        "!!python/object/new:os.getcwd []",
    ]
    for tag in tags:
        assert list(YamlParser().lint(f"a: {tag}\n")) == []
    assert not trace.exists()


def test_aliases_are_not_followed() -> None:
    laughs = "a0: &a0 [ha, ha]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    assert list(YamlParser().lint(laughs)) == []
    assert list(YamlParser().lint("a: &a [*a]\n")) == []
