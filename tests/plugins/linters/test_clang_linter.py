"""Clang as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import importlib.util
import random
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from lintseq.core.change import Change
from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.core.host import default_host
from lintseq.core.lines import split_lines
from lintseq.core.linter import Linter, LintOptions
from lintseq.plugins.linters.clang import toolchain
from lintseq.plugins.linters.clang.linter import Clang
from lintseq.plugins.linters.server.recipe import Recipe
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import refusal_of, told
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

pytestmark = pytest.mark.needs("gcc", "g++")
SECRET = "cormorant"
CLEAN = (
    '/* Said. */\n#include <stdio.h>\n\n// Twice.\nint main(void) {\n    puts("a");\n'
    "    return 0;\n}\n",
    "struct a {\n    int b;\n};\n\nint f(struct a c) {\n    return c.b ? 1 :\n        2;\n}\n",
)
FAULTY = (
    Faulty("int f(void) {\n    return a;\n}\n", (2,)),
    Faulty('#include "a.h"\n#ifndef A\n#error no A\n#endif\nb c;\n', (1, 3, 5)),
    Faulty("static int f(void);\nint g(void) { return f(); }\n", (1,)),
    Faulty("int f(int a) {\n    if (a) {\n        a++;\n    return a;\n}\n", (2,)),
    Faulty("int a;\nlong a;\nint b = ;\n", (2, 3), level="names"),
    Faulty("int f(int a) {\n    int b;\n    if (b) return a;\n}\n", (3, 4), level="strict"),
    Faulty("int a = 'b;\n", (1,), level="syntax"),
)
PLUS_CLEAN = (
    "// Said.\n#include <string>\n\nnamespace a {\n\nclass B {\npublic:\n    int size() const;\n\n"
    "private:\n    std::string c_;\n};\n\nint B::size() const {\n    return c_.size();\n}\n\n}\n",
)
PLUS_FAULTY = (
    Faulty("template <class T> T f(T a) { return a + b; }\n", (1,)),
    Faulty("class A {\n    void f();\n", (1,)),
)


def cpp() -> Linter:
    """The linter settled on C++, as a run has it."""
    return Clang().for_language(default_host().languages.get("cpp"))


class TestC(ServerLaws):
    linter = Clang()
    clean_programs = CLEAN
    faulty_programs = FAULTY
    effort = settings(EFFORT, max_examples=4)


class TestCpp(ServerLaws):
    linter = cpp()
    rebuild = cpp
    clean_programs = PLUS_CLEAN
    faulty_programs = PLUS_FAULTY


class TestTroubles(ServerTroubles):
    make = Clang
    faulty = FAULTY[0].text
    long_line = ("// ", "c", "")


def test_other_files_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by their whole path, not from the current folder, not by way of a macro."""
    monkeypatch.chdir(tmp_path)
    secret = tmp_path / "secret.h"
    secret.write_text(f"{SECRET} int known;\n")
    for path in (str(secret), "secret.h", f"../{tmp_path.name}/secret.h", f"../..{secret}"):
        text = f'#define P "{path}"\n#include "{path}"\n#include P\n'
        found = told(TestC.linter, text)
        assert {(line, code) for line, code, _ in found} == {
            (2, "lexical.file-not-found"),
            (3, "lexical.file-not-found"),
        }
        assert SECRET not in str(found)


@pytest.mark.parametrize("path", ["/usr/lib/os-release", "../../usr/lib/os-release"])
def test_files_of_the_system_are_not_there(path: str) -> None:
    """They lie within reach in the sandbox, and are others on another machine."""
    assert Path("/usr/lib/os-release").exists(), "so this shows something"
    text = f'#include "{path}"\n#define P "{path}"\nint a;\n#include P\n'
    text += f'#if __has_include("{path}")\nb c;\n#endif\n'
    assert [(line, code) for line, code, _ in told(TestC.linter, text)] == [
        (1, "lexical.file-not-found"),
        (4, "lexical.file-not-found"),
    ]


def test_headers_that_only_some_machines_have_are_not_there() -> None:
    names = set(toolchain.header_names())
    other = next(path.name for path in Path("/usr/include").iterdir() if path.name not in names)
    for name in (f"{other}/a.h", "immintrin.h"):
        found = told(TestC.linter, f"#include <{name}>\n")
        assert [code for _, code, _ in found] == ["lexical.file-not-found"]


def test_the_environment_has_no_effect(
    fresh: Clang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made_up.h").write_text("typedef int a;\n")
    for name in ("CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"):
        monkeypatch.setenv(name, str(tmp_path))
    text = "#include <made_up.h>\na b;\n"
    done = subprocess.run(["gcc", "-fsyntax-only", "-xc", "-"], input=text, text=True, check=False)
    assert done.returncode == 0, "gcc itself obeys it, so this shows something"
    toolchain._headers.cache_clear()
    assert [line for line, _, _ in told(fresh, text)] == [1, 2]


@pytest.mark.parametrize(
    "switch",
    [
        '#pragma GCC diagnostic ignored "-Wimplicit-function-declaration"\n',
        '#pragma clang diagnostic ignored "-Wimplicit-function-declaration"\n',
        '_Pragma("GCC diagnostic ignored \\"-Wimplicit-function-declaration\\"")\n',
        '#pragma GCC \\\n diagnostic ignored "-Wimplicit-function-declaration"\n',
        "#pragma GCC system_header\n",
    ],
)
def test_pragmas_switch_nothing_off(switch: str) -> None:
    found = told(TestC.linter, f"{switch}int f(void) {{ return g(); }}\n")
    assert [code for _, code, _ in found] == ["semantic.call-to-undeclared-function"]


def test_a_use_of_a_template_is_to_blame_for_what_comes_of_it() -> None:
    text = (
        "#include <algorithm>\n#include <vector>\n\nstruct A {};\n\n"
        "void f(std::vector<A> &a) {\n    std::sort(a.begin(), a.end());\n}\n"
    )
    assert {line for line, _, _ in told(TestCpp.linter, text)} == {7}


def test_a_text_with_errors_in_headers_of_ours_blames_the_include() -> None:
    text = "#include <stddef.h>\n#define size_t 1\n#include <stdio.h>\n"
    assert {line for line, _, _ in told(TestC.linter, text)} == {3}


@pytest.mark.parametrize(
    "text",
    [
        f"int a = {'(' * 1000}1{')' * 1000};\n",
        f"int a = {'!' * 200_000}1;\n",
        f"void f(int a) {{ if (a) {{}} {'else if (a) {} ' * 20_000} }}\n",
    ],
    ids=["brackets", "operators", "branches"],
)
def test_too_deep_nesting_is_refused(text: str) -> None:
    assert refusal_of(TestC.linter, text) == "nesting"


def test_what_is_allowed_fits_the_stack() -> None:
    assert told(TestC.linter, f"int a = {'!' * 49_000}1;\n") == []


def test_a_program_without_its_headers_is_judged_all_the_same() -> None:
    change = Change.creation(
        '#include "a.h"\nA b;\nint f(void) {\n    int e = 1;\n    return e;\n}\n'
    )
    session = TestC.linter.session(change, LintOptions())
    assert session.update([3]) == [4]


@pytest.mark.parametrize("missing", ["headers", "libclang"])
def test_what_is_missing_is_told(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toolchain._headers.cache_clear()
    if missing == "libclang":
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    else:
        stand_in(tmp_path, "gcc", "exit 1")
        monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LinterUnavailable, match="apt-get install g"):
        Clang().version()


def test_the_version_names_compiler_headers_and_machine() -> None:
    for word in ("libclang 18", "gcc ", "glibc ", "linux ", "-gnu"):
        assert word in TestC.linter.version()


def walk_states(text: str, seed: int) -> Iterator[str]:
    """A program with ever fewer lines."""
    lines = split_lines(text)
    chance = random.Random(seed)
    while lines:
        del lines[chance.randrange(len(lines))]
        yield "".join(lines)


@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.campaign)])
@pytest.mark.parametrize("language", ["c", "cpp"])
def test_what_was_asked_before_has_no_effect(language: str, step: int) -> None:
    """A server that has seen a walk says what a new one says."""
    programs = (*CLEAN, FAULTY[1].text) if language == "c" else PLUS_CLEAN
    linter = Clang(language)
    states = [state for n, text in enumerate(programs) for state in walk_states(text, n)]
    lasting = [told(linter, state) for state in states]
    linter.stop()
    for number in range(0, len(states), step):
        new = Clang(language)
        assert told(new, states[number]) == lasting[number], states[number]
        new.stop()


def heads_that_keep_headers_open(count: int) -> list[str]:
    """Texts whose heads differ; clang keeps some 50 headers open for each."""
    above = "".join(f"#include <{name}>\n" for name in ("iostream", "functional", "thread"))
    below = "".join(f"#include <{name}>\n" for name in ("mutex", "regex", "future", "random"))
    return [f"#define A{number}\n{above}int a;\n{below}std::mutex b;\n" for number in range(count)]


@pytest.mark.campaign
def test_headers_that_stay_open_are_never_missing() -> None:
    """The first violation in half a million states: 64 open files were too few for four heads."""
    linter = cpp()
    for text in heads_that_keep_headers_open(4):
        assert not told(linter, text)


class WithFewFiles(Clang):
    """A server that may have fewer files open."""

    open_files = 0

    def recipe(self) -> Recipe:
        return replace(super().recipe(), open_files=self.open_files)


@pytest.mark.campaign
def test_units_are_forgotten_before_files_run_out() -> None:
    linter = WithFewFiles("cpp")
    linter.open_files = 150
    for text in heads_that_keep_headers_open(5):
        assert not told(linter, text)
    linter.stop()


def test_too_few_files_are_a_failure_and_no_missing_header() -> None:
    linter = WithFewFiles("cpp")
    linter.open_files = 45
    with pytest.raises(LinterFailed, match="files open"):
        linter.lint(heads_that_keep_headers_open(1)[0])
    linter.stop()
