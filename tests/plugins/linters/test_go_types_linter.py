"""Go's type checker as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import settings

from lintseq.core.change import Change
from lintseq.core.errors import LinterFailed
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.go_types import levels, toolchain
from lintseq.plugins.linters.go_types.linter import GoTypes
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.session import SessionConformance
from tests.plugins.linters.answers import codes_of, refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

pytestmark = pytest.mark.needs("go")
HEAD = "package main\n\n"
CLEAN = (
    'package main\n\nimport (\n\t"fmt"\n\t"net/http"\n)\n\n// Said.\nfunc f(r *http.Request) {\n'
    "\tfmt.Println(r.URL)\n}\n",
    "package a\n\ntype pair[T any] struct{ one, two T }\n\nvar p = pair[int]{1, 2}\n",
)
FAULTY = (
    Faulty(f"{HEAD}func f() int {{\n\treturn x\n}}\n", (4,)),
    Faulty(f"{HEAD}func f() int {{\n\tprintln()\n}}\n", (5,)),
    Faulty(f"{HEAD}var a string = 1\nvar b = 1 + a\n", (3, 4)),
    Faulty(f"{HEAD}func f() {{\n\tprintln(1\n}}\n", (4,)),
    Faulty(f"{HEAD}func f() {{\n\tif true {{\n}}\n\nfunc g() {{\n}}\n", (4,)),
    Faulty(f"{HEAD}func f() {{\n\tif true {{\n\t\tif true {{\n\t}}\n}}\n\nvar a = b\n", (5,)),
    Faulty(f"{HEAD}func f() {{\n\tprintln(\n\t\t1,\n}}\n", (4,)),
    Faulty(f'{HEAD}import "no/such"\n\nvar a = b\n', (3, 5), level="names"),
    Faulty(f'{HEAD}import "os"\n\nfunc f() {{\n\ta := 1\n}}\n', (3, 6), level="strict"),
)
SNIPPET = 'import "fmt"\n\n// Said.\nfunc f(a int) {\n\tfmt.Println(a)\n}\n'


class TestGoTypes(ServerLaws):
    linter = GoTypes()
    clean_programs = CLEAN
    faulty_programs = FAULTY
    effort = settings(EFFORT, max_examples=3)


class TestSnippets(SessionConformance):
    linter = TestGoTypes.linter
    clean_programs = (SNIPPET,)
    faulty_programs = ()
    effort = settings(EFFORT, max_examples=3)


class TestTroubles(ServerTroubles):
    make = GoTypes
    faulty = FAULTY[0].text
    long_line = ("// ", "c", "")


@pytest.fixture(scope="module")
def linter() -> GoTypes:
    return TestGoTypes.linter


def test_a_snippet_has_no_errors_for_being_one(linter: GoTypes) -> None:
    session = linter.session(Change.creation(SNIPPET), LintOptions())
    assert not session.baseline
    assert list(session.update([2, 3, 4, 5])) == []
    session.reset()
    assert list(session.update([0])) == [4]


def test_a_file_that_loses_its_package_clause_is_broken(linter: GoTypes) -> None:
    session = linter.session(Change.creation(f"// Said.\npackage a\n\n{SNIPPET}"), LintOptions())
    assert list(session.update([1])) == [3]


def test_a_change_from_a_file_to_a_snippet_has_no_error(linter: GoTypes) -> None:
    change = Change.between(f"package a\n\n{SNIPPET}", SNIPPET)
    session = linter.session(change, LintOptions())
    assert not session.baseline
    assert list(session.update([], [0, 1])) == []


def test_columns_of_a_snippet_are_its_own(linter: GoTypes) -> None:
    (found,) = linter.for_program(Change.creation("var a = b\n")).lint("var a = b\n")
    assert (found.line, found.column) == (1, 9)


@pytest.fixture
def bad_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the current one, and variables that would mislead Go."""
    tool = stand_in(tmp_path, "tool", f"touch {tmp_path}/ran\nexit 1")
    (tmp_path / "go.mod").write_text("module broken\n\ngo 9.99\n\nreplace (\n")
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "GOFLAGS": f"-toolexec={tool}",
        "GOROOT": str(tmp_path),
        "GOPATH": str(tmp_path),
        "GOENV": str(tool),
        "GOOS": "windows",
        "GOARCH": "386",
        "GO111MODULE": "off",
        "CGO_ENABLED": "1",
        "CC": str(tool),
        "GOTOOLCHAIN": "go1.99.0",
    }.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def test_the_environment_has_no_effect(
    bad_surroundings: Path, linter: GoTypes, fresh: GoTypes
) -> None:
    assert fresh.version() == linter.version()
    assert codes_of(fresh, FAULTY[0].text) == ["UndeclaredName"]
    assert not (bad_surroundings / "ran").exists()


@pytest.mark.campaign
def test_the_environment_has_no_effect_on_what_is_built(
    bad_surroundings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte: what programs are judged by is the same."""
    usual = toolchain.built_server()
    monkeypatch.setenv("LINTSEQ_HOME", str(bad_surroundings / "home"))
    told: list[str] = []
    built = toolchain.built_server(told.append)
    assert [line.split(",")[0] for line in told] == ["Building the server of Go's type checker"]
    assert built.name == usual.name
    assert exports(built) == exports(usual)
    assert not (bad_surroundings / "ran").exists()


def exports(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("std/**/*.a")}


def test_packages_beside_are_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: GoTypes
) -> None:
    (tmp_path / "go.mod").write_text("module beside\n")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "near.go").write_text("package near\n\nvar A = 1\n")
    (tmp_path / "other.go").write_text("package main\n\nvar other = 1\n")
    monkeypatch.chdir(tmp_path)
    assert codes_of(fresh, f'{HEAD}import "beside/near"\n\nvar a = near.A\n') == ["BrokenImport"]
    assert codes_of(fresh, f'{HEAD}import "./near"\n\nvar a = near.A\n') == ["BrokenImport"]
    assert codes_of(fresh, f"{HEAD}var a = other\n") == ["UndeclaredName"]


def test_an_embedded_file_is_not_read(linter: GoTypes) -> None:
    text = f'{HEAD}import _ "embed"\n\n//go:embed {__file__}\nvar secret string\n'
    assert list(linter.lint(text)) == []


def test_comments_switch_nothing_off_and_move_no_line(linter: GoTypes) -> None:
    head = "//go:build ignore\n\npackage main //nolint\n\n//line /etc/passwd:1\n//lint:ignore x\n"
    for text in (f"{head}var a = b\n", f"{head}var a = (\n"):
        (found,) = linter.lint(text)
        assert (found.line, "passwd" in found.message) == (7, False)


def test_the_first_of_moved_syntax_errors_is_told(linter: GoTypes) -> None:
    (found,) = linter.lint(f"{HEAD}var a = $\n//line a.go:1\nvar b = $\n")
    assert found.line == 3


def test_the_internals_of_the_library_are_not_for_programs(linter: GoTypes) -> None:
    for name in ("internal/abi", "vendor/golang.org/x/net/idna", "../fmt", "/etc/passwd", "cmd/go"):
        first, *_ = codes_of(linter, f'{HEAD}import _ "{name}"\n')
        assert first in ("BrokenImport", "BadImportPath")


def test_every_public_package_of_the_library_can_be_imported(linter: GoTypes) -> None:
    folder = toolchain.built_server() / "std"
    names = sorted(str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("*.a"))
    assert {"fmt", "net/http", "embed", "go/types"} <= set(names)
    imports = "".join(f'import _ "{name}"\n' for name in [*names, "unsafe"])
    assert list(linter.lint(f"{HEAD}{imports}")) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("example.org/colour", "colour"),
        ("example.org/colour/v2", "colour"),
        ("gopkg.in/colour.v3", "colour"),
        ("example.org/go-colour", "colour"),
        ("example.org/colour-go", "colour"),
        ("example.org/v2ray", "v2ray"),
    ],
)
def test_a_package_that_is_not_there_has_its_likely_name(
    linter: GoTypes, path: str, name: str
) -> None:
    text = f'{HEAD}import "{path}"\n\nvar a = {name}.Red.Deep(1)\n'
    assert codes_of(linter, text) == ["BrokenImport"]


@pytest.mark.parametrize(
    "value",
    [
        "(" * 5000 + "1" + ")" * 5000,
        "f" + "()" * 200_000,
        "- " * 200_000 + "1",
        "1" + " + 1" * 200_000,
    ],
)
def test_too_deep_nesting_is_refused(linter: GoTypes, value: str) -> None:
    assert refusal_of(linter, f"{HEAD}var a = {value}\n") == "nesting"


def test_a_part_of_a_message_that_tells_a_line_is_not_in_the_key(linter: GoTypes) -> None:
    text = f"{HEAD}func f() {{\n\tgoto end\n\ta := 1\n\tprintln(a)\nend:\n}}\n"
    keys = [{each.key for each in linter.lint(head + text)} for head in ("", "\n" * 9)]
    assert keys[0] == keys[1] == {"JumpOverDecl goto end jumps over variable declaration"}


def test_every_code_of_the_type_checker_is_at_one_level() -> None:
    source = (toolchain.SERVER / "codes.go").read_text("utf-8")
    match = re.search(r"strings\.Fields\(`([^`]*)`\)", source)
    assert match is not None
    groups = (levels.NAMES, levels.STRUCTURE, levels.TYPES, levels.UNUSED)
    graded = sorted(code for group in groups for code in group if not code.endswith("*"))
    assert graded == sorted(set(match[1].split()) - {"-"})


def test_a_go_that_does_not_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "go", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LinterFailed, match="does not say its version"):
        GoTypes().version()


def test_a_server_that_does_not_build_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = tmp_path / "server"
    server.mkdir()
    (server / "go.mod").write_text("module broken\n\ngo 1.18\n")
    (server / "main.go").write_text("package main\n\nfunc main() { broken() }\n")
    monkeypatch.setattr(toolchain, "SERVER", server)
    monkeypatch.setenv("LINTSEQ_HOME", str(tmp_path / "home"))
    with pytest.raises(LinterFailed, match="undefined: broken"):
        GoTypes().version()
    assert not list((tmp_path / "home").rglob("work"))


def test_setup_says_where_the_server_is(fresh: GoTypes) -> None:
    told: list[str] = []
    fresh.setup(told.append)
    assert str(toolchain.built_server()) in told[-1]
