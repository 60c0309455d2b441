"""The `javac` linter: Java's own compiler as a server, with the JDK's modules and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

from lintseq.plugins.linters.javac.jdk import INSTALL, compiled_server, find_jdk, readable_parts
from lintseq.plugins.linters.javac.levels import LEVELS
from lintseq.plugins.linters.server.line_map import CARRIAGE_RETURN
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

FLAGS = (
    # Programs are small and many: what compiles fast is worth more than what runs fast.
    *("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xms64m", "-Xmx512m"),
    # Little address space, no file of its own, and words in one language.
    *("-XX:CompressedClassSpaceSize=64m", "-XX:ReservedCodeCacheSize=64m"),
    *("-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-XX:+ExitOnOutOfMemoryError"),
    *("-Duser.language=en", "-Duser.country=US", "-Dfile.encoding=UTF-8"),
)


class Javac(ServerLinter):
    """All that javac refuses, at the language level of its JDK.

    No annotation processor runs, nothing is on the class path, and a public class may be in a file
    of any name.
    """

    name = "javac"
    summary = "Java's own compiler, with the JDK's modules and nothing else"
    languages = frozenset({"java"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL
    line_ends = CARRIAGE_RETURN
    ignores_comments = True
    # The candidates for a call, which come and go with other lines.
    passing = re.compile(r"\n {4}.*")

    def recipe(self) -> Recipe:
        """The server, compiled for this JDK."""
        home = find_jdk()
        classes = compiled_server(home)
        return Recipe(
            command=(str(home / "bin" / "java"), *FLAGS, "-cp", str(classes), "Server"),
            readable=(str(classes), *readable_parts(home)),
            # It looks for its libraries beside itself by way of /proc, which is not there.
            environment={"LD_LIBRARY_PATH": f"{home}/lib:{home}/lib/server"},
        )

    def setup(self, tell: Callable[[str], None]) -> None:
        """Compile the server, and start it."""
        tell(f"The server of Java's compiler is in {compiled_server(find_jdk(), tell)}")
        self.version()
