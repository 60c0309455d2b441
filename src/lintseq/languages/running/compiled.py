"""Compilers whose program has a C `main`: the seal stands in an object file of its own.

The linker lets the system's start code call the object's `main`, which calls the program's.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from lintseq.core.errors import ToolError
from lintseq.core.execution import Trial
from lintseq.languages.running.toolchain import (
    MEBIBYTE,
    Sources,
    Toolchain,
    program,
    system_programs,
    text_of,
)

SEAL = """#include <stdio.h>
int __real_main(int count, char **words);
int __wrap_main(int count, char **words) {{
    int status = __real_main(count, words);
    if (status) return status;
    fflush(stdout);
    puts("\\n{seal}");
    return fflush(stdout);
}}
"""
ALLOCATING = """#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
static void *told(void *found, size_t size) {
    static const char words[] = "cannot allocate memory\\n";
    static int before;
    if (!found && size && size <= PTRDIFF_MAX && !before++) write(2, words, sizeof words - 1);
    return found;
}
void *__wrap_malloc(size_t size) { return told(__real_malloc(size), size); }
void *__wrap_calloc(size_t count, size_t size) {
    return told(__real_calloc(count, size), count > size ? count : size);
}
void *__wrap_realloc(void *old, size_t size) { return told(__real_realloc(old, size), size); }
"""
"""C tells of memory that ran out by a null pointer, which few programs look at: so it is said.

A size below zero is the program's own fault, and not told.
"""
WRAPPED = ",".join(f"--wrap={name}" for name in ("main", "malloc", "calloc", "realloc"))
BETWEEN = "const _: () = ();"
"""Takes an attribute that a program ends with, `#[cfg(any())]` say, which would undo the tests."""
THERE = '#[no_mangle] pub extern "C" fn lintseq_tests_are_there() {}'
ASKING = """void lintseq_tests_are_there(void);
__attribute__((constructor, used)) static void ask(void) { lintseq_tests_are_there(); }
"""
"""Nothing links if the program has undone all below it: no test at all would be a success."""
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TMPDIR": "/tmp", "LC_ALL": "C.UTF-8"}
FOR_GCC = "run: apt-get install g++"
FOR_RUST = "run: apt-get install rustc-web gcc"
MEMORY_RAN_OUT = "cannot allocate memory|bad_alloc|memory allocation of .* failed"


def c() -> Toolchain:
    """C, by GCC."""
    return _gnu(program("gcc", "C", FOR_GCC), "program.c", "-std=gnu17")


def cpp() -> Toolchain:
    """C++, by GCC."""
    program("gcc", "C++", FOR_GCC)
    return _gnu(program("g++", "C++", FOR_GCC), "program.cpp", "-std=gnu++17")


def _gnu(compiler: str, name: str, standard: str) -> Toolchain:
    def sources(trial: Trial, seal: str) -> Sources:
        return Sources(
            {
                name: text_of(trial.setup, trial.program, trial.tests),
                "seal.c": (ALLOCATING + SEAL.format(seal=seal)).encode(),
            }
        )

    return Toolchain(
        sources,
        lambda limits: "./program",
        f"gcc -c -o seal.o seal.c && {compiler} {standard} -w -O1 -Wl,{WRAPPED} -o program "
        f"{name} seal.o -lm",
        readable=system_programs(),
        environment=ENVIRONMENT,
        memory=1024 * MEBIBYTE,
        processes=8,
        wrong="Assertion `",
        memory_ran_out=MEMORY_RAN_OUT,
    )


def rust() -> Toolchain:
    """Rust, whose tests are those that `rustc --test` finds; there is no crate but the standard."""
    named = program("rustc", "Rust", FOR_RUST)
    program("gcc", "Rust", FOR_RUST)
    sysroot = _sysroot(named)
    compiler = f"{sysroot}/bin/rustc"

    def sources(trial: Trial, seal: str) -> Sources:
        return Sources(
            {
                "program.rs": text_of(trial.setup, trial.program, BETWEEN, trial.tests, THERE),
                "seal.c": (ASKING + SEAL.format(seal=seal)).encode(),
            }
        )

    return Toolchain(
        sources,
        lambda limits: "./program --test-threads=1 --nocapture",
        f"gcc -c -o seal.o seal.c && {compiler} --test --edition=2021 --cap-lints=allow "
        "-C linker=/usr/bin/gcc -C debuginfo=0 -C link-arg=-Wl,--wrap=main "
        "-C link-arg=seal.o -o program program.rs",
        readable=(*system_programs(), compiler, f"{sysroot}/lib"),
        environment={**ENVIRONMENT, "LD_LIBRARY_PATH": f"{sysroot}/lib"},
        memory=4096 * MEBIBYTE,
        processes=48,
        wrong="assertion .*failed",
        memory_ran_out=MEMORY_RAN_OUT,
    )


def _sysroot(named: str) -> str:
    """Where the compiler itself lies: what is found first may be rustup's stand-in for it."""
    asked = [shutil.which("rustc") or named, "--print", "sysroot"]
    try:
        done = subprocess.run(asked, cwd="/", capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ToolError(f"'{asked[0]}' does not say where Rust is ({error}); {FOR_RUST}") from error
    return os.path.realpath(done.stdout.strip())
