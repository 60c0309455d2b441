"""ESLint as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from lintseq.core.host import default_host
from lintseq.plugins.linters.eslint import linter as module
from lintseq.plugins.linters.eslint.levels import DOUBTFUL, NAMES, STRUCTURE
from lintseq.plugins.linters.eslint.linter import Eslint
from lintseq.plugins.linters.node.environment import ready_environment
from lintseq.plugins.linters.node.runtime import find_node
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import codes_of, refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles

pytestmark = pytest.mark.needs("node", "npm")
CLEAN = (
    'import { join } from "path";\n\n// Said.\nexport const f = (a) => {\n'
    "  const b = `${a}\n`;\n  return join(b, /x}/.source);\n};\n",
    "var a = 010;\nfunction f() {\n  for (const b of [a]) {\n    console.log(b);\n  }\n}\nf();\n",
)
FAULTY = (
    Faulty("const a = b;\nc();\n", (1, 2)),
    Faulty("const a = 1;\na = 2;\n", (2,)),
    Faulty("a;\nlet a = 1;\n", (1,)),
    Faulty("function f() {\n  if (f) {\n    f();\n}\n", (2,)),
    Faulty("class A extends Object {\n  constructor() {\n    this.a = 1;\n  }\n}\n", (2, 3)),
    Faulty("function f() {\n  return 1;\n  f();\n}\nMath();\nnew RegExp('(');\n", (3, 5, 6)),
    Faulty("const a = { b: 1, b: 2 };\nif (a === NaN) {\n}\n", (1, 2), level="strict"),
)
TYPED_CLEAN = (
    'import type { A } from "a";\n\nexport class B<T> implements A {\n  // Said.\n'
    "  constructor(private readonly b: T) {}\n  get c(): T {\n    return this.b;\n  }\n}\n",
)
TYPED_FAULTY = (
    Faulty("const a: B = 1;\nc();\n", (1, 2)),
    Faulty("function f(): void {\n  if (f) {\n    f();\n}\n", (2,)),
    Faulty("return 1;\nlet a: number;\nlet a: string;\n", (1, 2, 3)),
)


def typed() -> Eslint:
    return Eslint("typescript")


class TestJavaScript(ServerLaws):
    linter = Eslint("javascript")
    clean_programs = CLEAN
    faulty_programs = FAULTY


@pytest.mark.campaign
class TestTypeScript(ServerLaws):
    linter = typed()
    clean_programs = TYPED_CLEAN
    faulty_programs = TYPED_FAULTY
    rebuild = staticmethod(typed)


class TestTroubles(ServerTroubles):
    make = Eslint
    faulty = "a();\n"
    long_line = ("// ", "c", "")
    found_by = "LINTSEQ_HOME"


def test_a_configuration_beside_or_above_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Eslint
) -> None:
    monkeypatch.chdir(tmp_path)
    off = {"root": True, "rules": {"no-undef": "off"}}
    (tmp_path / "eslint.config.js").write_text("module.exports = [{rules: {'no-undef': 0}}];\n")
    (tmp_path / ".eslintrc").write_text(json.dumps(off))
    (tmp_path / ".eslintignore").write_text("*\n")
    (tmp_path / "package.json").write_text(json.dumps({"eslintConfig": off}))
    (tmp_path / "tsconfig.json").write_text('{"extends": "./nowhere.json"}')
    (tmp_path / "program.js").write_text("a();\n")
    node = find_node()
    command = str(ready_environment(node) / "node_modules/eslint/bin/eslint.js")
    done = subprocess.run(
        [node.program, command, "program.js"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), "ESLint itself reads it: this shows something"
    assert codes_of(fresh, "a();\n") == ["no-undef"]


def test_the_environment_has_no_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Eslint
) -> None:
    mark = tmp_path / "mark"
    (tmp_path / "loud.js").write_text(
        f"require('fs').writeFileSync({str(mark)!r}, '');\nconsole.log('loud');\n"
    )
    beside = tmp_path / "modules" / "eslint"
    beside.mkdir(parents=True)
    (beside / "index.js").write_text("throw new Error('another ESLint');\n")
    monkeypatch.setenv("NODE_PATH", str(beside.parent))
    monkeypatch.setenv("NODE_OPTIONS", f"--require {tmp_path / 'loud.js'}")
    done = subprocess.run(
        [find_node().program, "-e", "require('eslint')"], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert mark.exists(), "Node itself obeys both, so this shows something"
    mark.unlink()
    assert codes_of(fresh, "a();\n") == ["no-undef"]
    assert fresh.version() == TestJavaScript.linter.version()
    assert not mark.exists()


@pytest.mark.parametrize(
    "comment",
    [
        "/* eslint-disable */",
        "/* eslint no-undef: off */",
        "/* global a */",
        "/* eslint-env jest */",
        "// eslint-disable-next-line",
        "// @ts-nocheck",
    ],
)
@pytest.mark.parametrize("linter", [TestJavaScript.linter, TestTypeScript.linter])
def test_a_comment_switches_nothing_off(linter: Eslint, comment: str) -> None:
    found = linter.lint(f"{comment}\na(); // eslint-disable-line\n")
    assert [(each.line, each.code) for each in found] == [(2, "no-undef")]


def test_nothing_is_kept_from_one_program_to_the_next() -> None:
    for linter in (TestJavaScript.linter, TestTypeScript.linter):
        assert codes_of(linter, "var kept = 1;\nfunction f() {}\n") == []
        assert codes_of(linter, "kept;\n") == ["no-undef"]
        assert codes_of(linter, "f();\n") == ["no-undef"]


def test_a_program_runs_nothing_and_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "other.js").write_text("export const secret = 1;\n")
    text = f'import {{ missing }} from "{tmp_path}/other.js";\nmissing();\nprocess.exit(1);\n'
    assert list(TestJavaScript.linter.lint(text)) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("import a from 'a';\nwith (a) {}\n", 2, "'with' in strict mode"),
        ("with (a) {}\nlet b = ;\n", 2, "Unexpected token ;"),
        ("await a;\nlet b = ;\n", 2, "Unexpected token ;"),
    ],
)
def test_the_reading_that_comes_further_says_what_is_wrong(
    text: str, line: int, message: str
) -> None:
    (found,) = TestJavaScript.linter.lint(text)
    assert (found.line, found.message, found.syntax) == (line, message, True)


@pytest.mark.parametrize("linter", [TestJavaScript.linter, TestTypeScript.linter])
@pytest.mark.parametrize(
    ("start", "middle", "end"),
    [("x = ", "[", "]"), ("x = ", "!", ""), ("", "{", "}"), ("", "if (x) ", ";")],
)
def test_too_deep_nesting_is_refused(linter: Eslint, start: str, middle: str, end: str) -> None:
    assert refusal_of(linter, f"let x;\n{start}{middle * 5000}0{end * 5000}") == "nesting"
    assert codes_of(linter, f"let x;\n{start}{middle * 300}0{end * 300}") == []


def test_every_rule_that_is_asked_is_in_the_table() -> None:
    source = Path(module.__file__).with_name("server").joinpath("rules.cjs").read_text("utf-8")
    asked = {line.split('"')[1] for line in source.split("\n") if line.startswith('  "')}
    asked.add("no-redeclare")
    listed = [*NAMES, *STRUCTURE, *DOUBTFUL]
    assert len(listed) == len(set(listed))
    assert asked == set(listed) - {"TS*"}


def test_each_language_has_its_own_linter() -> None:
    languages = default_host().languages
    linter = Eslint()
    tsx = linter.for_language(languages.get("tsx"))
    assert linter.for_language(languages.get("tsx")) is tsx
    assert linter.for_language(languages.get("javascript")) is linter
    text = "const a: number = 1;\nexport const b = <b>{a}</b>;\n"
    assert list(tsx.lint(text)) == []
    tsx.stop()


def test_setup_says_where_it_is(fresh: Eslint) -> None:
    told: list[str] = []
    fresh.setup(told.append)
    assert told == [f"ESLint is in {ready_environment(find_node())}"]
