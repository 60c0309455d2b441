"""The usual command-line tools of languages, started once a text: what a persistent linter saves.

Each is called as people call it, on a file in a folder of its own. What it finds is not looked at,
only that it worked: an exit code that does not mean "looked and found" is an error.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from lintseq.core.linter import Linter
from lintseq.core.tools_folder import tools_folder


@dataclass(frozen=True)
class OneShot:
    """A command that judges one file.

    Attributes:
        title: what the table calls it.
        file: what the file is called.
        command: the command line before the file's name.
        looked: exit codes after which it has looked at the file.
        others: files that lie beside it, by name.
    """

    title: str
    file: str
    command: Sequence[str]
    looked: Sequence[int] = (0, 1)
    others: Mapping[str, str] = field(default_factory=dict)

    def seconds(self, text: str, folder: Path) -> float:
        """How long it takes for ``text``, from its start to its end."""
        for name, content in {**self.others, self.file: text}.items():
            (folder / name).write_bytes(content.encode("utf-8"))
        started = time.perf_counter()
        done = subprocess.run(
            [*self.command, self.file], cwd=folder, capture_output=True, check=False
        )
        taken = time.perf_counter() - started
        if done.returncode not in self.looked:
            words = (done.stdout + done.stderr).decode("utf-8", "replace")[-500:]
            raise click.ClickException(f"{self.title} failed with {done.returncode}: {words}")
        return taken


def _python(module: str, *words: str) -> OneShot:
    # pylint tells by bits of its exit code what it found; from 32 on it is a failure.
    return OneShot(module, "main.py", [sys.executable, "-m", module, *words], range(32))


PLAIN: Mapping[str, Sequence[OneShot]] = {
    "javac": [OneShot("javac", "Grades.java", ["javac", "-proc:none", "-d", "."])],
    "go-types": [OneShot("go vet", "main.go", ["go", "vet"], (0, 1, 2))],
    "rustc": [
        OneShot(
            "rustc --emit=metadata",
            "main.rs",
            ["rustc", "--edition", "2021", "--crate-type", "lib", "--emit=metadata"],
        )
    ],
    "luacheck": [OneShot("luacheck", "main.lua", ["luacheck"], (0, 1, 2))],
    "ruby-compile": [OneShot("ruby -c", "main.rb", ["ruby", "-c"])],
    "php-lint": [OneShot("php -l", "main.php", ["php", "-n", "-l"], (0, 255))],
    "shellcheck": [OneShot("shellcheck", "main.sh", ["shellcheck", "-s", "bash"])],
    "bash-syntax": [OneShot("bash -n", "main.sh", ["bash", "-n"], (0, 1, 2))],
    "pyflakes": [_python("pyflakes")],
    "pylint": [_python("pylint", "-E", "--rcfile", os.devnull)],
    "ruff": [_python("ruff", "check", "--isolated", "--no-cache")],
}
"""The commands that say the same for all languages of a linter."""

COMPILERS = {"c": ("main.c", "gcc", "clang"), "cpp": ("main.cpp", "g++", "clang++")}
SCRIPTS = {"javascript": "main.js", "typescript": "main.ts", "tsx": "main.tsx"}


def one_shots(linter: Linter, language: str) -> list[OneShot]:
    """The commands to hold against a linter: those that we know of and that are here."""
    if linter.name == "clang":
        found = _compilers(language)
    elif linter.name == "eslint":
        found = [_eslint(linter, language)]
    elif linter.name == "tsc":
        found = [_tsc(language)]
    else:
        found = list(PLAIN.get(linter.name, ()))
    return [each for each in found if shutil.which(each.command[0])]


def _compilers(language: str) -> list[OneShot]:
    file, *names = COMPILERS[language]
    option = "-fsyntax-only"
    return [OneShot(f"{name} {option}", file, [name, option]) for name in names]


def _tsc(language: str) -> OneShot:
    script = str(_installed("typescript/bin/tsc"))
    words = ["--noEmit", "--skipLibCheck", "--target", "esnext", "--jsx", "preserve"]
    return OneShot("tsc --noEmit", SCRIPTS[language], ["node", script, *words], (0, 1, 2))


def _eslint(linter: Linter, language: str) -> OneShot:
    """ESLint's command, with the rules of the linter's default level."""
    script = str(_installed("eslint/bin/eslint.js"))
    words = ["node", script, "--no-inline-config"]
    setting = {"eslint.config.mjs": _eslint_setting(linter, language)}
    return OneShot("eslint", SCRIPTS[language], words, others=setting)


def _eslint_setting(linter: Linter, language: str) -> str:
    codes = sorted(code for code in linter.levels["default"].codes if code.islower())
    rules = json.dumps(dict.fromkeys(codes, "error"))
    if language == "javascript":
        return f"export default [{{ rules: {rules} }}];\n"
    parser = _installed("@typescript-eslint/parser/dist/index.js").as_uri()
    return (
        f'import parser from "{parser}";\n'
        'export default [{ files: ["**/*.ts", "**/*.tsx"], languageOptions: { parser },'
        f" rules: {rules} }}];\n"
    )


def _installed(path: str) -> Path:
    """A file among what ``lintseq setup`` installed by npm."""
    for modules in sorted(tools_folder().glob("**/node_modules")):
        if (modules / path).exists():
            return modules / path
    raise click.ClickException(f"There is no {path} here; run: lintseq setup javascript typescript")
