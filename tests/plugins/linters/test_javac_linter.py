"""Java's compiler as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from lintseq.core.change import Change
from lintseq.core.errors import LinterFailed, LinterUnavailable, ProgramRejected
from lintseq.core.linter import LintOptions
from lintseq.core.tools_folder import tools_folder
from lintseq.plugins.linters.javac import jdk
from lintseq.plugins.linters.javac.jdk import find_jdk
from lintseq.plugins.linters.javac.levels import NAMES
from lintseq.plugins.linters.javac.linter import Javac
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import codes_of, refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles

pytestmark = pytest.mark.needs("javac")
CLEAN = (
    "import java.util.List;\n\npublic class A {\n    // Said.\n    int f(List<String> a) {\n"
    "        return a.size();\n    }\n}\n",
    "package a.b;\n\ninterface A {\n    /* Two\n       lines. */\n    void f();\n}\n",
)
FAULTY = (
    Faulty("class A {\n    int a = b;\n}\n", (2,)),
    Faulty("class A {\n    int f() {\n        int a;\n        return a;\n    }\n}\n", (4,)),
    Faulty("class A {\n    int f() {\n    }\n}\n", (3,)),
    Faulty("class A {\n    void f() {\n        f(1, 2);\n        f(\n    }\n}\n", (4,)),
    Faulty("class A {\n    void f() {\n        if (true) {\n    }\n}\n", (3,)),
    Faulty("import no.such.B;\n\nclass A extends B {\n    C c;\n}\n", (1, 3, 4), level="names"),
)


class TestJavac(ServerLaws):
    linter = Javac()
    clean_programs = CLEAN
    faulty_programs = FAULTY
    effort = settings(EFFORT, max_examples=3)


class TestTroubles(ServerTroubles):
    make = Javac
    faulty = FAULTY[0].text
    long_line = ("// ", "c", "")


@pytest.fixture(scope="module")
def linter() -> Javac:
    return TestJavac.linter


def codes(linter: Javac, text: str) -> list[str]:
    return [code.removeprefix("compiler.err.") for code in codes_of(linter, text)]


def test_annotation_processors_do_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Javac
) -> None:
    """One that javac itself finds on its class path, and runs."""
    source, classes, mark = tmp_path / "Marks.java", tmp_path / "classes", tmp_path / "mark"
    source.write_text(
        "import java.util.Set;\nimport javax.annotation.processing.*;\n"
        'import javax.lang.model.element.*;\n@SupportedAnnotationTypes("*")\n'
        "public class Marks extends AbstractProcessor {\n"
        "    public boolean process(Set<? extends TypeElement> a, RoundEnvironment b) {\n"
        f'        new java.io.File("{mark}").mkdir();\n        return false;\n    }}\n}}\n'
    )
    services = classes / "META-INF" / "services"
    services.mkdir(parents=True)
    (services / "javax.annotation.processing.Processor").write_text("Marks\n")
    javac = str(find_jdk() / "bin" / "javac")
    subprocess.run([javac, "-proc:none", "-d", str(classes), str(source)], check=True)
    program = tmp_path / "A.java"
    program.write_text("class A {}\n")
    monkeypatch.setenv("CLASSPATH", str(classes))
    subprocess.run([javac, "-d", str(tmp_path), str(program)], check=True, capture_output=True)
    assert mark.is_dir(), "javac runs it, so this shows something"
    mark.rmdir()
    assert codes(fresh, "class A {}\nclass B { Marks m; }\n") == ["cant.resolve.location"]
    assert not mark.exists()


def test_the_environment_has_no_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linter: Javac, fresh: Javac
) -> None:
    for name in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JDK_JAVAC_OPTIONS"):
        monkeypatch.setenv(name, "-NoSuchOption")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv("LINTSEQ_HOME", str(tmp_path / "home"))
    assert fresh.version() == linter.version()
    assert codes(fresh, FAULTY[0].text) == ["cant.resolve.location"]


def test_sources_beside_are_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Javac
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "B.java").write_text("class B {}\n")
    assert codes(fresh, "class A extends B {}\n") == ["cant.resolve"]


def test_nothing_is_kept_from_one_program_to_the_next(linter: Javac) -> None:
    use = "class A {\n    Kept kept;\n}\n"
    assert codes(linter, f"{use}class Kept {{}}\n") == []
    assert codes(linter, use) == ["cant.resolve.location"]


def test_switches_in_comments_and_annotations_are_not_heard(linter: Javac) -> None:
    text = '@SuppressWarnings("all")\nclass A {\n    int a = b; // NOSONAR noinspection\n}\n'
    assert codes(linter, text) == ["cant.resolve.location"]


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("{", "}")])
def test_too_deep_nesting_is_refused(linter: Javac, opening: str, closing: str) -> None:
    text = f"class A {{ int a = {opening * 5000}1{closing * 5000}; }}\n"
    assert refusal_of(linter, text) == "nesting"


def test_deep_trees_without_brackets_are_refused_or_judged(linter: Javac) -> None:
    text = f"class A {{ boolean a = {'!' * 200_000}true; }}\n"
    try:
        assert codes(linter, text) == []
    except ProgramRejected as refused:
        assert refused.reason == "nesting"
    assert codes(linter, FAULTY[0].text) == ["cant.resolve.location"]


def test_candidates_for_a_call_are_not_in_the_key(linter: Javac) -> None:
    text = "class A {\n    void f(int a) {}\n    void f(int a, int b) {}\n    { f(); }\n}\n"
    more = text.replace("{ f()", "void f(long a, int b, int c) {}\n    { f()")
    assert [each.key for each in linter.lint(text)] == [each.key for each in linter.lint(more)]


def test_names_are_errors_of_the_default_level(linter: Javac) -> None:
    assert all(linter.level("default").selects(f"compiler.err.{name}") for name in NAMES)


def test_a_state_of_comments_is_clean(linter: Javac) -> None:
    session = linter.session(Change.creation("// One.\nclass A {\n}\n"), LintOptions())
    assert list(session.update([1, 2])) == []


@pytest.mark.parametrize(
    ("release", "words"),
    [(None, "does not lie in a JDK"), ("", "too old"), ('JAVA_VERSION="11.0.2"\n', "too old")],
)
def test_a_jdk_that_does_not_serve_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str | None, words: str
) -> None:
    program = tmp_path / "bin" / "javac"
    program.parent.mkdir()
    program.touch(0o700)
    if release is not None:
        (tmp_path / "release").write_text(release)
    monkeypatch.setenv("PATH", str(program.parent))
    with pytest.raises(LinterUnavailable, match=words):
        find_jdk()


def test_an_early_access_jdk_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "javac"
    program.parent.mkdir()
    program.touch(0o700)
    (tmp_path / "release").write_text('IMPLEMENTOR="x"\nJAVA_VERSION="27-ea"\n')
    monkeypatch.setenv("PATH", str(program.parent))
    assert find_jdk() == Path(os.path.realpath(tmp_path))


def test_a_server_that_does_not_compile_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Server.java").write_text("class Server {\n")
    monkeypatch.setattr(jdk, "SERVER", tmp_path)
    monkeypatch.setenv("LINTSEQ_HOME", str(tmp_path / "home"))
    with pytest.raises(LinterFailed, match="reached end of file"):
        Javac().version()


def test_setup_says_what_it_does_and_where_the_server_is(
    fresh: Javac, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINTSEQ_HOME", str(tmp_path / "home"))
    told: list[str] = []
    fresh.setup(told.append)
    first, second = told
    assert first == "Compiling the server of Java's compiler"
    assert str(tools_folder() / "javac") in second
