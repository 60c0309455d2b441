"""Interpreters that read a program from standard input, so that no file of it is there to read."""

from __future__ import annotations

import re
from collections.abc import Callable

from lintseq.core.execution import Trial
from lintseq.languages.running.toolchain import (
    MEBIBYTE,
    Sources,
    Toolchain,
    program,
    system_programs,
    text_of,
)

JS_ASSERT = (
    "{ const lock = (it, name, value) => Object.defineProperty(it, name, "
    "{value, writable: false, configurable: false}); "
    "const {AssertionError} = require('assert'); "
    "lock(console, 'assert', (held, ...words) => "
    "{ if (!held) throw new AssertionError({message: words.join(' ') || 'it is false'}); }); "
    "lock(globalThis, 'console', console); }"
)
"""A failed `console.assert` is otherwise only a message, and could be replaced."""


def node() -> Toolchain:
    """JavaScript, by Node."""
    path = program("node", "JavaScript", "run: apt-get install nodejs")
    return Toolchain(
        _piped("require('fs').writeSync(1, '\\n{seal}\\n');", JS_ASSERT),
        lambda limits: f"{path} --max-old-space-size={limits.memory // MEBIBYTE} -",
        readable=(path,),
        # It reserves much address space, of which it uses little.
        memory=2048 * MEBIBYTE,
        processes=32,
        wrong="AssertionError",
        syntax=r"\[stdin\]:\d+ .*SyntaxError: ",
        # A report of the garbage collector comes first, and is longer than what is kept of it all.
        memory_ran_out="Last few GCs|heap out of memory|Array buffer allocation failed|"
        r"Invalid string length|Invalid array length at Array\.",
    )


def lua() -> Toolchain:
    """Lua, by its own interpreter."""
    path = program("lua", "Lua", "run: apt-get install lua5.1")
    return Toolchain(
        _piped("io.stdout:write('\\n{seal}\\n') io.stdout:flush()"),
        lambda limits: f"{path} -",
        readable=(path,),
        wrong="assertion failed",
        syntax=r"^\S*lua\S*: stdin:\d+: .* near '|<eof>",
        memory_ran_out="not enough memory",
    )


def ruby() -> Toolchain:
    """Ruby, without gems."""
    path = program("ruby", "Ruby", "run: apt-get install ruby")
    return Toolchain(
        _piped('STDOUT.write("\\n{seal}\\n"); STDOUT.flush'),
        lambda limits: f"{path} --disable-gems -",
        readable=(path,),
        memory=512 * MEBIBYTE,
        processes=8,
        wrong="[Aa]ssert|Test failed",
        syntax=r"^-:\d+: .*(syntax error|unterminated|\(SyntaxError\))",
        memory_ran_out="failed to allocate memory|NoMemoryError",
    )


def php() -> Toolchain:
    """PHP, without settings or extensions of the machine."""
    path = program("php", "PHP", "run: apt-get install php-cli")
    told = "-d display_errors=stderr -d display_startup_errors=0 -d log_errors=0"
    settings = f"{told} -d zend.assertions=1 -d assert.exception=1"

    def sources(trial: Trial, seal: str) -> Sources:
        parts = [re.sub(r"^\s*<\?php|\?>\s*$", "", part) for part in (trial.setup, trial.program)]
        end = f'fwrite(STDOUT, "\\n{seal}\\n");'
        # Standard input is the program, so that this constant is not there by itself.
        output = "if (!defined('STDOUT')) define('STDOUT', fopen('php://stdout', 'w'));"
        return Sources(stdin=text_of("<?php", *parts, trial.tests, output, end))

    return Toolchain(
        sources,
        lambda limits: f"{path} -n {settings} -d memory_limit={limits.memory}",
        readable=(path,),
        memory=512 * MEBIBYTE,
        wrong="AssertionError|Test failed",
        syntax="PHP Parse error|Parse error:",
        memory_ran_out="Allowed memory size",
    )


def bash() -> Toolchain:
    """Bash, with the system's programs."""
    path = program("bash", "Bash", "run: apt-get install bash")
    cat = program("cat", "Bash", "run: apt-get install coreutils")
    return Toolchain(
        _piped("printf '\\n{seal}\\n'"),
        # Read first as a whole: a program that reads standard input would eat its own tests.
        lambda limits: f'{path} -c "$({cat})" </dev/null',
        readable=system_programs(),
        environment={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        processes=16,
        wrong=r"^(Test|Assertion) failed",
        syntax="syntax error|unexpected EOF",
        memory_ran_out="[Cc]annot allocate",
        silent_failure=1,
    )


def _piped(end: str, begin: str = "") -> Callable[[Trial, str], Sources]:
    def sources(trial: Trial, seal: str) -> Sources:
        parts = (begin, trial.setup, trial.program, trial.tests, end.replace("{seal}", seal))
        return Sources(stdin=text_of(*parts))

    return sources
