"""TypeScript's compiler as a linter: what it owes, what befalls it, what has no effect on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lintseq.core.host import default_host
from lintseq.plugins.linters.tsc.levels import NAMES, SAME, STRUCTURE
from lintseq.plugins.linters.tsc.linter import Tsc
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles

pytestmark = pytest.mark.needs("node", "npm")
CLEAN = (
    "export class B<T> {\n  // Said.\n  constructor(private readonly b: T) {}\n"
    "  get c(): T {\n    return this.b;\n  }\n}\n",
    "const a = `\n`;\nfor (const b of [a]) {\n  console.log(b.length, document.body);\n}\n",
)
FAULTY = (
    Faulty("const a: B = 1;\nc();\n", (1, 2)),
    Faulty("return 1;\nlet a: number;\nlet a: string;\n", (1, 2, 3)),
    Faulty("function f(): void {\n  if (f) {\n    f();\n}\n", (2,)),
    Faulty("class A {\n  a() {\n    this.b();\n  }\n}\n", (3,)),
    Faulty("import a from 'a';\nb;\nlet b: number = a;\n", (1, 2), level="names"),
    Faulty("const a: number = '';\n", (1,), level="types"),
)


def typed() -> Tsc:
    return Tsc("typescript")


class TestTsc(ServerLaws):
    linter = typed()
    clean_programs = CLEAN
    faulty_programs = FAULTY
    rebuild = staticmethod(typed)


@pytest.mark.campaign
class TestTroubles(ServerTroubles):
    make = staticmethod(typed)
    faulty = "a();\n"
    long_line = ("// ", "c", "")
    found_by = "LINTSEQ_HOME"


def found(linter: Tsc, text: str) -> list[tuple[int | None, str]]:
    return [(each.line, each.code) for each in linter.lint(text)]


def test_projects_and_packages_beside_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Tsc
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": {"noCheck": True}}))
    types = tmp_path / "node_modules" / "@types" / "here"
    types.mkdir(parents=True)
    (types / "index.d.ts").write_text("declare const beside: number;\n")
    (tmp_path / "other.ts").write_text("export const other = 1;\n")
    monkeypatch.setenv("NODE_PATH", str(tmp_path / "node_modules"))
    monkeypatch.setenv("NODE_OPTIONS", "--require /nowhere.js")
    text = (
        f'import {{ a }} from "{tmp_path}/other";\nimport {{ b }} from "./other";\na(beside, b);\n'
    )
    assert found(fresh, text) == [(1, "TS2307"), (2, "TS2307"), (3, "TS2304")]


@pytest.mark.parametrize(
    "comment",
    [
        "// @ts-nocheck",
        "// @ts-ignore",
        "// @ts-expect-error",
        '/// <reference path="/etc/hostname" />',
        '/// <reference lib="webworker" />',
        '/// <reference types="node" />',
        '/// <reference no-default-lib="true" />',
        "/* @jsx h */",
    ],
)
def test_a_comment_has_no_effect(comment: str) -> None:
    linter = TestTsc.linter
    assert found(linter, f"{comment}\na();\n") == [(2, "TS2304")]
    assert found(linter, f"{comment}\nconsole.log([1].at(0));\n") == []
    assert found(linter, f"{comment}\nimportScripts('a');\n") == [(2, "TS2304")]


def test_nothing_is_kept_from_one_program_to_the_next() -> None:
    linter = TestTsc.linter
    assert found(linter, "declare global { interface Array<T> { kept: T } }\n[1].kept;\n") == []
    assert found(linter, "[1].kept;\n") == [(1, "TS2339")]
    assert found(linter, "var kept = 1;\n") == []
    assert found(linter, "kept;\n") == [(1, "TS2304")]


def test_keys_hold_no_suggestions_and_no_types() -> None:
    linter = TestTsc.linter
    (alone,) = linter.lint("colour;\n")
    (near,) = linter.lint("const colours = 1; colour;\n")
    assert (alone.code, near.code) == ("TS2304", "TS2552")
    assert alone.key == near.key == "TS2304 colour"
    (first,) = linter.lint("let a = { b: 1 }; a.c;\n")
    (second,) = linter.lint("let a = { b: 1, d: 2 }; a.c;\n")
    assert first.message != second.message
    assert first.key == second.key
    (number,) = linter.lint("let a: number = '';\n")
    (text,) = linter.lint("let a: string = 1;\n")
    assert number.key == text.key == "TS2322"


@pytest.mark.parametrize(
    ("start", "middle", "end"),
    [("x = ", "[", "]"), ("x = ", "!", ""), ("", "{", "}"), ("", "if (x) ", ";")],
)
def test_too_deep_nesting_is_refused(start: str, middle: str, end: str) -> None:
    text = f"let x: any;\n{start}{middle * 5000}0{end * 5000}"
    assert refusal_of(TestTsc.linter, text) == "nesting"
    assert found(TestTsc.linter, f"let x: any;\n{start}{middle * 300}0{end * 300}") == []


def test_each_language_has_its_own_linter() -> None:
    tsx = TestTsc.linter.for_language(default_host().languages.get("tsx"))
    assert list(tsx.lint("export const a = <b c={1}>{[1]}</b>;\n")) == []
    tsx.stop()


def test_a_code_has_one_reason_and_leads_to_one() -> None:
    assert not NAMES.keys() & STRUCTURE.keys()
    assert not SAME.keys() & (NAMES.keys() | STRUCTURE.keys())
    assert set(SAME.values()) <= NAMES.keys()
