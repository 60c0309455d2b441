"""Java: a program, the class `Main` of its tests, and a class of ours that calls it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lintseq.core.execution import Trial
from lintseq.languages.running.toolchain import MEBIBYTE, Sources, Toolchain, program, text_of

SEAL = """class LintseqTrial {{
    public static void main(String[] words) throws Throwable {{
        Main.main(words);
        System.out.println("\\n{seal}");
        System.out.flush();
    }}
}}"""
SMALL = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData"
SPACE = "-XX:CompressedClassSpaceSize=64m -XX:ReservedCodeCacheSize=64m"


def java() -> Toolchain:
    """Java, by a JDK."""
    compiler = program("javac", "Java", "run: apt-get install default-jdk-headless")
    home = Path(compiler).parents[1]
    tool = " ".join(f"-J{flag}" for flag in f"{SMALL} {SPACE} -Xmx512m".split())
    return Toolchain(
        _sources,
        lambda limits: (
            f"{home}/bin/java {SMALL} {SPACE} -ea -Xmx{limits.memory // MEBIBYTE}m "
            "-XX:-CreateCoredumpOnCrash -cp . LintseqTrial"
        ),
        f"{compiler} {tool} -proc:none -nowarn -d . Main.java LintseqTrial.java",
        readable=(str(home), *dict.fromkeys(_led_to(home))),
        # It looks for its libraries beside itself by way of /proc, which is not there.
        environment={"LD_LIBRARY_PATH": f"{home}/lib:{home}/lib/server", "LC_ALL": "C.UTF-8"},
        memory=3072 * MEBIBYTE,
        # What it may use of them, it is told by an option.
        kept=3072 * MEBIBYTE,
        processes=48,
        wrong="AssertionError",
        memory_ran_out="OutOfMemoryError",
    )


def _sources(trial: Trial, seal: str) -> Sources:
    return Sources(
        {
            "Main.java": text_of(trial.setup, trial.program, trial.tests),
            "LintseqTrial.java": SEAL.format(seal=seal).encode(),
        }
    )


def _led_to(home: Path) -> Iterator[str]:
    """The files of the machine's configuration that the JDK leads to."""
    for part in ("conf", "lib"):
        for folder, folders, files in os.walk(home / part):
            for name in sorted([*folders, *files]):
                path = Path(folder, name)
                if path.is_symlink() and home not in path.resolve().parents and path.exists():
                    yield str(path.resolve())
