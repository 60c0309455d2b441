"""Go: program and tests as two files of one package, and a `TestMain` of ours that runs the tests.

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
        processes=96,
        wrong="assertion failed",
        memory_ran_out="out of memory|cannot allocate memory|makeslice: len out of range",
    )


def _sources(trial: Trial, seal: str) -> Sources:
    # A test binary without tests ends well; it gets no seal.
    earned = seal if TEST.search(trial.tests) else ""
    return Sources(
        {
            "go.mod": MODULE.encode(),
            "program.go": text_of(_packaged(trial.program)),
            "trial_test.go": text_of(_packaged(trial.setup + "\n" + trial.tests)),
            "seal_test.go": SEAL.format(seal=earned).encode(),
        }
    )


def _packaged(source: str) -> str:
    """``source`` as a file of the package `main`: models write the clause, prompts do not."""
    clause = re.compile(r"^package \w+", re.MULTILINE)
    return (
        clause.sub("package main", source, count=1)
        if clause.search(source)
        else (f"package main\n{source}")
    )
