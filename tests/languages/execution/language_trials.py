"""Trials of each language that `lintseq.languages.running` runs, one for each outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintseq.core.execution import Trial
from lintseq.languages.running import compiled, golang, java, scripts
from lintseq.languages.running.toolchain import Toolchain

TOOLCHAINS: Mapping[str, Callable[[], Toolchain]] = {
    "javascript": scripts.node,
    "lua": scripts.lua,
    "ruby": scripts.ruby,
    "php": scripts.php,
    "bash": scripts.bash,
    "c": compiled.c,
    "cpp": compiled.cpp,
    "rust": compiled.rust,
    "java": java.java,
    "go": golang.go,
}
QUICK = ("javascript", "lua", "ruby", "php", "bash")
"""Those that nothing is compiled for."""

GO_SETUP = 'package main\nimport (\n"testing"\n"github.com/stretchr/testify/assert"\n)\n'
GO_TESTS = "func TestF(t *testing.T) {\n    assert.New(t).Equal(3, F(2))\n}\n"
C_TESTS = "#include <assert.h>\nint main() { assert(f(2) == 3); }\n"
RUST_TESTS = (
    "#[cfg(test)]\nmod tests {\n use super::*;\n #[test]\n fn t() { assert_eq!(f(2), 3); }\n}\n"
)
JAVA_TESTS = (
    "public class Main {\n public static void main(String[] words) {\n"
    "  if (S.f(2) != 3) throw new AssertionError();\n }\n}\n"
)
TESTS: Mapping[str, str] = {
    "javascript": "console.assert(f(2) === 3)\n",
    "lua": "assert(f(2) == 3)\n",
    "ruby": "raise 'Test failed' unless f(2) == 3\n",
    "php": "assert(f(2) === 3);\n",
    "bash": "set -e\n[[ $(f 2) = 3 ]]\n",
    "c": C_TESTS,
    "cpp": C_TESTS,
    "rust": RUST_TESTS,
    "java": JAVA_TESTS,
    "go": GO_TESTS,
}


def _java(body: str) -> str:
    return f"class S {{ static int f(int x) {{ {body} }} }}\n"


def _rust(body: str) -> str:
    return f"pub fn f(x: i32) -> i32 {{ {body} }}\n"


def _c(body: str, headers: str = "") -> str:
    return f"{headers}\nint f(int x) {{ {body} }}\n"


def _go(body: str, imports: str = "") -> str:
    return f"{imports}\nfunc F(x int) int {{\n{body}\n}}\n"


def _js(body: str) -> str:
    return f"const f = x => {{ {body} }};\n"


def _php(body: str) -> str:
    return f"<?php\nfunction f($x) {{ {body} }}\n"


IO = "#include <stdio.h>\n#include <stdlib.h>"
PROGRAMS: Mapping[str, Mapping[str, str]] = {
    "javascript": {
        "passed": _js("return x + 1"),
        "wrong-answer": _js("return x"),
        "error": _js("return g(x)"),
        "syntax": "const f = (x => ;\n",
        "timeout": _js("while (true) {}"),
        "output": _js("while (true) require('fs').writeSync(1, 'x'.repeat(65536))"),
        "exited": _js("process.exit(0)"),
        "memory": _js("const all = []; for (;;) all.push(new Array(1 << 25).fill(x))"),
    },
    "lua": {
        "passed": "function f(x) return x + 1 end\n",
        "wrong-answer": "function f(x) return x end\n",
        "error": "function f(x) return g(x) end\n",
        "syntax": "function f(x return end\n",
        "timeout": "while true do end\n",
        "output": "while true do print(string.rep('x', 1000)) end\n",
        "exited": "os.exit(0)\n",
        "memory": "function f(x) return ('x'):rep(2 ^ 20):rep(2 ^ 20) end\n",
    },
    "ruby": {
        "passed": "def f(x) = x + 1\n",
        "wrong-answer": "def f(x) = x\n",
        "error": "def f(x) = g(x)\n",
        "syntax": "def f(x\n",
        "timeout": "loop {}\n",
        "output": "loop { puts 'x' * 1000 }\n",
        "exited": "at_exit { puts 'all is well' }\nexit 0\n",
        "memory": "def f(x) = 'x' * (1 << 40)\n",
    },
    "php": {
        "passed": _php("return $x + 1;"),
        "wrong-answer": _php("return $x;"),
        "error": _php("return g($x);"),
        "syntax": "<?php\nfunction f($x {\n",
        "timeout": _php("while (true);"),
        "output": _php("while (true) echo str_repeat('x', 1000);"),
        "exited": _php("exit(0);"),
        "memory": _php("return str_repeat('x', 1 << 40);"),
    },
    "bash": {
        "passed": "f() { echo $(($1 + 1)); }\n",
        "wrong-answer": "f() { echo $1; }\n",
        "error": "f() { g $1; }\n",
        "syntax": "f() { (\n",
        "timeout": "while :; do :; done\n",
        "output": "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done\n",
        "exited": "trap 'echo all is well' EXIT\nexit 0\n",
        "memory": "f() { x=x; while :; do x+=$x; done; }\n",
    },
    "c": {
        "passed": _c("return x + 1;"),
        "wrong-answer": _c("return x;"),
        "error": _c("return *(volatile int *)0;"),
        "syntax": "int f(int x) { return x\n",
        "timeout": _c("for (volatile int i = 0;; i++);"),
        "output": _c('for (;;) puts("xxxxxxxxxxxxxxxxxxxxxxxxxx");', IO),
        "exited": _c("exit(0);", IO),
        "memory": _c("for (;;) *(volatile char *)malloc(1 << 20) = x;", IO),
    },
    "cpp": {
        "passed": _c("return x + 1;"),
        "wrong-answer": _c("return x;"),
        "error": _c("throw x;"),
        "syntax": "int f(int x) { return x\n",
        "timeout": _c("for (volatile int i = 0;; i++);"),
        "output": _c('for (;;) puts("xxxxxxxxxxxxxxxxxxxxxxxxxx");', IO),
        "exited": _c("exit(0);", IO),
        "memory": _c("return *new char[1ull << 42];"),
    },
    "rust": {
        "passed": _rust("x + 1"),
        "wrong-answer": _rust("x"),
        "error": _rust("let all: Vec<i32> = vec![]; all[x as usize]"),
        "syntax": "fn f(x: i32 -> i32 { x }\n",
        "timeout": _rust("loop {}"),
        "output": _rust('loop { println!("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") }'),
        "exited": _rust("std::process::exit(0)"),
        "memory": _rust(
            "let all: Vec<u8> = Vec::with_capacity(1 << 42); all.capacity() as i32 + x"
        ),
    },
    "java": {
        "passed": _java("return x + 1;"),
        "wrong-answer": _java("return x;"),
        "error": _java("return (new int[0])[x];"),
        "syntax": "class S { static int f(int x) { return x }\n",
        "timeout": _java("while (true) x++;"),
        "output": _java('while (true) System.out.println("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");'),
        "exited": _java("System.exit(0); return x;"),
        "memory": _java("return new long[1 << 30].length;"),
    },
    "go": {
        "passed": _go("return x + 1"),
        "wrong-answer": _go("return x"),
        "error": _go("return []int{}[x]"),
        "syntax": "func F(x int) int { return x\n",
        "timeout": _go("for { x++ }"),
        "output": _go('for { fmt.Println("xxxxxxxxxxxxxxxxxxxxxxxxx") }', 'import "fmt"'),
        "exited": _go("os.Exit(0)\nreturn x", 'import "os"'),
        "memory": _go("all := []int{x}\nfor { all = append(all, all...) }"),
    },
}

BELOW_ZERO: Mapping[str, str] = {
    "javascript": _js("return new Array(-x)"),
    "ruby": "def f(x) = 'x' * -x\n",
    "php": _php("return str_repeat('x', -$x);"),
    "c": _c("volatile int *all = malloc(-x * sizeof *all); return all[0] = x;", IO),
    "cpp": _c("return std::vector<int>(-x).size();", "#include <vector>"),
    "rust": _rust("Vec::<i32>::with_capacity(-x as usize).capacity() as i32"),
    "java": _java("return new int[-x].length;"),
    "go": _go("return len(make([]int, -x))"),
}
"""Programs that ask for a length below zero."""


def trials(language: str) -> dict[str, Trial]:
    """A trial of ``language`` for each outcome."""
    setup = GO_SETUP if language == "go" else ""
    programs = PROGRAMS[language].items()
    return {outcome: Trial(text, TESTS[language], setup) for outcome, text in programs}
