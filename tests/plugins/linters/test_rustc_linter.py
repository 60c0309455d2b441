"""Rust's compiler as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from lintseq.core.change import Change
from lintseq.core.errors import LinterUnavailable
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.rustc import toolchain
from lintseq.plugins.linters.rustc.linter import Rustc
from lintseq.plugins.linters.rustc.toolchain import find_toolchain
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import refusal_of, told
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles

pytestmark = pytest.mark.needs("rustc")
SECRET = "cormorant"
CLEAN = (
    "use std::fmt;\n\n/// Said.\nstruct A(u32);\n\nimpl fmt::Display for A {\n"
    '    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {\n        write!(out, "{}", '
    'self.0)\n    }\n}\n\nfn main() {\n    // Twice.\n    println!("{}", A(1));\n}\n',
)
FAULTY = (
    Faulty("fn f() -> u32 {\n    a\n}\n", (2,)),
    Faulty("use a::z;\nmod c;\nb!();\n", (1, 2, 3)),
    Faulty('fn f() {\n    println!("{}");\n    drop(env!("A"));\n}\n', (2, 3)),
    Faulty('fn f() -> u32 {\n    if true {\n        f();\n    "a"\n}\n', (2,)),
    Faulty('fn f(a: u32) -> u32 {\n    "b";\n    a + b\n}\n', (3,), level="names"),
    Faulty("fn f() {\n    let = 1;\n}\n", (2,), level="syntax"),
)


class TestRustc(ServerLaws):
    linter = Rustc()
    clean_programs = CLEAN
    faulty_programs = FAULTY
    effort = settings(EFFORT, max_examples=1)


class TestTroubles(ServerTroubles):
    make = Rustc
    faulty = FAULTY[0].text
    long_line = ("// ", "c", "")


@pytest.mark.parametrize(
    "reading",
    [
        'const A: &str = include_str!("{path}");',
        'const A: &[u8] = include_bytes!(r"{path}");',
        'const A: &str = include_str!(concat!("/", "{rest}"));',
        "const A: &str = include_str!(concat!('/', \"{rest}\"));",
        'const A: &str = include_str!("\\u{{2f}}{rest}");',
        'include!("{path}");',
        '#[path = "{path}"]\nmod a;',
        'const A: &str = include_str!("..{path}");',
    ],
)
@pytest.mark.parametrize("whose", ["user", "system"])
def test_other_files_are_not_there(reading: str, whose: str, tmp_path: Path) -> None:
    """Those of the system lie within reach in the sandbox, and are others on another machine."""
    secret = tmp_path / "secret.rs" if whose == "user" else Path("/usr/lib/os-release")
    if whose == "user":
        secret.write_text(f'{SECRET} "')
    text = reading.format(path=secret, rest=str(secret)[1:]) + "\n"
    itself = subprocess.run(
        [find_toolchain().program, "--crate-type=lib", "--emit=metadata", "-oprogram", "-"],
        input=text.replace('"..', '"../../../../../../../..'),
        text=True,
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert "No such file" not in itself.stderr, "rustc itself opens it, so this shows something"
    found = told(TestRustc.linter, text)
    assert found
    assert not any(word in str(found) for word in (SECRET, "Debian", "PRETTY_NAME"))
    assert all("read" in message or "file" in message for _, _, message in found)


def test_the_environment_has_no_effect(fresh: Rustc, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("RUSTFLAGS", "--cfg a"),
        ("RUSTC_WRAPPER", "/nowhere/wrapper"),
        ("RUSTC_BOOTSTRAP", "1"),
        ("RUSTUP_TOOLCHAIN", ""),
        ("SECRET_WORD", SECRET),
    ):
        monkeypatch.setenv(name, value)
    text = '#![feature(never_type)]\nconst A: &str = env!("SECRET_WORD");\nconst B: u32 = c;\n'
    assert [line for line, _, _ in told(fresh, text)] == [1, 2, 3]
    assert SECRET not in str(told(fresh, text))


def test_attributes_switch_nothing_off() -> None:
    text = "#![allow(warnings, unknown_lints)]\n#![deny(dead_code)]\nfn f() -> u32 { a }\n"
    assert [(line, code) for line, code, _ in told(TestRustc.linter, text)] == [(3, "E0425")]


def test_what_does_not_parse_is_told_from_what_has_no_code() -> None:
    text = 'fn f() {\n    println!("{}");\n    env!("A");\n    a!();\n}\n'
    found = TestRustc.linter.lint(text)
    assert [each.code.split(".")[0] for each in found] == ["other"] * 3
    assert not any(each.syntax for each in found)
    (cut,) = TestRustc.linter.lint('fn f() {\n    let a = "b;\n}\n')
    assert (cut.line, cut.code, cut.syntax) == (2, "E0765", True)


def test_a_key_has_the_types_that_do_not_match() -> None:
    first, second = TestRustc.linter.lint('const A: u32 = "a";\nconst B: u8 = "a";\n')
    assert first.key != second.key
    assert first.message == second.message


def test_a_program_without_its_crates_is_judged_all_the_same() -> None:
    change = Change.creation("use rand::Rng;\nfn f() -> u32 {\n    let a = 1;\n    a\n}\n")
    session = TestRustc.linter.session(change, LintOptions())
    assert session.update([2]) == [3]


@pytest.mark.parametrize(
    "text",
    [
        f"const A: u32 = {'(' * 5000}1{')' * 5000};\n",
        f"const A: bool = {'!' * 5000}true;\n",
        f"fn f(a: bool) {{ if a {{}} {'else if a {} ' * 5000} }}\n",
    ],
    ids=["brackets", "operators", "branches"],
)
def test_too_deep_nesting_is_refused(text: str) -> None:
    assert refusal_of(TestRustc.linter, text) == "nesting"


def test_brackets_in_strings_are_no_nesting() -> None:
    assert told(TestRustc.linter, f'const A: &str = "{"(" * 500}";\n// {"(" * 500}\n') == []


def test_what_is_allowed_fits_the_stack() -> None:
    assert told(TestRustc.linter, f"const A: bool = {'!' * 2900}true;\n") == []
    assert told(TestRustc.linter, f"const A: u32 = {'(' * 120}1{')' * 120};\n") == []


@pytest.mark.parametrize("kind", ["none", "no sysroot", "too old"])
def test_a_toolchain_that_does_not_serve_is_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind != "none":
        said = str(tmp_path) if kind == "too old" else ""
        (tmp_path / "bin").mkdir()
        for place in (tmp_path / "rustc", tmp_path / "bin" / "rustc"):
            place.write_text(
                f"#!/bin/sh\n[ $1 = -vV ] && echo 'release: 1.10.0' || echo '{said}'\n"
            )
            place.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    toolchain._toolchain.cache_clear()
    with pytest.raises(LinterUnavailable, match="apt-get install rustc"):
        Rustc().version()


def test_the_version_names_compiler_and_machine() -> None:
    assert TestRustc.linter.version().startswith("rustc 1.")
    assert "-linux-" in TestRustc.linter.version()
