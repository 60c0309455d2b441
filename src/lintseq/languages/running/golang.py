"""Go: program and tests as two files of one package, and a `TestMain` of ours that runs the tests.

Each file imports what it uses, of all that either names and of a few common packages, as the
publishers of HumanEval-X do it: a package that is imported and not used is no fault.

Tests that import testify find a small `assert` of our own in its place: with `New`, `Equal`,
`NotEqual`, `True`, `False`, `Nil`, `NotNil` and `InDelta`.
"""

from __future__ import annotations

import re
from pathlib import Path

from lintseq.core.execution import Trial
from lintseq.languages.running.toolchain import MEBIBYTE, Sources, Toolchain, program, text_of

STAND_IN = Path(__file__).with_name("go")
TESTIFY = "github.com/stretchr/testify"
MODULE = f"""module trial
go 1.18
require {TESTIFY} v0.0.0
replace {TESTIFY} => {STAND_IN}
"""
SEAL = """package main
import ("os"; "testing")
func TestMain(tests *testing.M) {{
    status := tests.Run()
    if status == 0 {{ os.Stdout.WriteString("\\n{seal}\\n") }}
    os.Exit(status)
}}
"""
PACKAGE = re.compile(r"^package \w+", re.MULTILINE)
IMPORT = re.compile(r"^import\s*(?:\(.*?\)|.*?$)", re.MULTILINE | re.DOTALL)
IMPORTED = re.compile(r'(?:([\w.]+)\s+)?"([^"]+)"')
COMMON = {
    path.rpartition("/")[2]: f'"{path}"'
    for path in (
        "bytes",
        "fmt",
        "math",
        "math/rand",
        "regexp",
        "sort",
        "strconv",
        "strings",
        "time",
    )
}
"""Packages that tests and programs of HumanEval-X use without importing them."""
COMMENTS = re.compile(r"^\s*//.*$", re.MULTILINE)
TEST = re.compile(r"^func Test\w*\(\w+ \*testing\.T\)", re.MULTILINE)


def go() -> Toolchain:
    """Go, by its own build tool."""
    path = program("go", "Go", "run: apt-get install golang-go")
    root = Path(path).parents[1]
    linked = {str(part.resolve()) for part in root.iterdir() if part.is_symlink()}
    return Toolchain(
        _sources,
        lambda limits: "./program",
        f"{path} test -c -vet=off -o program .",
        readable=(str(root), *sorted(linked), str(STAND_IN)),
        environment={
            "HOME": "/tmp",
            "PATH": "/usr/bin:/bin",
            "GOPATH": "/tmp/path",
            "GOENV": "off",
            "GOCACHE": "/tmp/cache",
            "GOPROXY": "off",
            "GOFLAGS": "-mod=mod",
            "GOWORK": "off",
            "GOTOOLCHAIN": "local",
            "GO111MODULE": "on",
            "CGO_ENABLED": "0",
            "LC_ALL": "C",
            "GOMAXPROCS": "2",
        },
        memory=4096 * MEBIBYTE,
        # Its runtime reserves most of it at the start, for tables of what is in use.
        kept=1024 * MEBIBYTE,
        processes=96,
        wrong="assertion failed",
        memory_ran_out="out of memory|cannot allocate memory",
    )


def _sources(trial: Trial, seal: str) -> Sources:
    # A test binary without tests ends well; it gets no seal.
    earned = seal if TEST.search(trial.tests) else ""
    tests = f"{trial.setup}\n{trial.tests}"
    named = {**COMMON, **_imports(tests), **_imports(trial.program)}
    return Sources(
        {
            "go.mod": MODULE.encode(),
            "program.go": _file(trial.program, named),
            "trial_test.go": _file(tests, named),
            "seal_test.go": SEAL.format(seal=earned).encode(),
        }
    )


def _imports(source: str) -> dict[str, str]:
    """The packages that ``source`` imports, by the name that it calls them."""
    found: dict[str, str] = {}
    for declaration in IMPORT.finditer(source):
        for name, path in IMPORTED.findall(declaration[0].removeprefix("import")):
            found[name or path.rpartition("/")[2]] = f'{name} "{path}"'.strip()
    return found


def _file(source: str, named: dict[str, str]) -> bytes:
    """A file of the package `main`, which imports of the packages ``named`` those that it uses."""
    body = PACKAGE.sub("", IMPORT.sub("", source))
    used = [path for name, path in named.items() if _uses(body, name)]
    return text_of("package main", *(f"import {path}" for path in used), body)


def _uses(body: str, name: str) -> bool:
    """Whether ``body`` has a name that the package ``name`` exports, outside lines of comments."""
    code = COMMENTS.sub("", body)
    return name in ("_", ".") or re.search(rf"\b{re.escape(name)}\.[A-Z]", code) is not None
