"""A server is confined, asked with a limit, replaced when lost; and none ever counts as clean."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintseq.core.errors import (
    LinterBroken,
    LinterFailed,
    LinterUnavailable,
    ProgramRejected,
    SandboxUnavailable,
)
from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.plugins.linters.server import confinement
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe
from tests.plugins.linters.server.odd_linter import SERVER, OddLinter
from tests.plugins.linters.server_troubles import descendants


@pytest.fixture
def odd() -> Iterator[OddLinter]:
    linter = OddLinter()
    yield linter
    linter.stop()


def said(linter: ServerLinter, text: str) -> str:
    (found,) = linter.lint(text)
    return found.message


def test_one_server_answers_one_text_after_another(odd: OddLinter) -> None:
    assert odd.version() == "odd 1.0"
    assert said(odd, "a") == "odd 1 1"
    assert said(odd, "ab") == "odd 2 2"


def test_what_was_said_of_a_text_is_remembered(odd: OddLinter) -> None:
    assert said(odd, "a") == said(odd, "a") == "odd 1 1"
    assert said(odd, "ab") == "odd 2 2"


def test_a_language_has_one_linter_and_one_server() -> None:
    odd, strange = OddLinter("odd"), Language("strange", ("odd-linter",))
    other = odd.for_language(strange)
    assert other is odd.for_language(strange)
    assert other.for_language(strange) is other
    assert isinstance(other, OddLinter)
    assert said(other, "a") == "strange 1 1"
    other.stop()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("die 3", "ended with 3"),
        ("crash soft landing", "ValueError: soft landing"),
        ("say Segmentation fault", "no JSON object: 'Segmentation fault'"),
        ("say {}", "another question"),
        ('say {"id": 99, "found": []}', "another question"),
        ("flood", "more than"),
        ("eat", "MemoryError"),
        ("fail out of tokens", "failed on this program: out of tokens"),
    ],
)
def test_a_server_that_does_not_answer_has_failed(odd: OddLinter, text: str, words: str) -> None:
    with pytest.raises(LinterFailed, match=words):
        odd.lint(text)
    assert said(odd, "ab").startswith("odd 2")


@pytest.mark.parametrize("found", ["null", "[1]", '[{"line": 0}]', '[{"line": 1, "code": "a"}]'])
def test_an_answer_that_says_nothing_is_not_clean(odd: OddLinter, found: str) -> None:
    for number in (1, 2):
        with pytest.raises(LinterFailed, match="was lost over this program"):
            odd.lint(f'say {{"id": {number}, "found": {found}}}')


def test_a_server_that_hangs_is_a_reject_and_not_a_hang(
    odd: OddLinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OddLinter, "seconds", 0.3)
    with pytest.raises(ProgramRejected, match=r"within 0\.3 seconds, and again") as refused:
        odd.lint("hang")
    assert refused.value.reason == "timeout"
    assert said(odd, "a") == "odd 1 1"


def test_a_server_that_is_killed_again_says_nothing_of_the_program(odd: OddLinter) -> None:
    with pytest.raises(ProgramRejected, match=r"ended with -9, and again") as refused:
        odd.lint("kill")
    assert refused.value.reason == "worker-died"
    assert said(odd, "a") == "odd 1 1"


def test_a_server_that_does_not_read_is_a_reject_and_not_a_hang(
    odd: OddLinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OddLinter, "seconds", 0.3)
    monkeypatch.setattr(OddLinter, "source", SERVER.replace("for line", "time.sleep(60)\nfor line"))
    with pytest.raises(ProgramRejected, match=r"within 0\.3 seconds"):
        odd.lint("a" * 1_000_000)


def test_a_program_that_the_tool_refuses_is_a_reject(odd: OddLinter) -> None:
    with pytest.raises(ProgramRejected, match="odd-linter: because") as refused:
        odd.lint("refuse nesting")
    assert refused.value.reason == "nesting"


@pytest.mark.parametrize("text", ["a\n\0", "a\n\ud800"])
def test_what_is_no_text_is_refused_before_it_is_sent(odd: OddLinter, text: str) -> None:
    with pytest.raises(ProgramRejected) as refused:
        odd.lint(text)
    assert (refused.value.reason, refused.value.line) == ("encoding", 2)
    assert said(odd, "a") == "odd 1 1"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("print('hello', flush=True)", "no JSON object: 'hello'"),
        ("""print('{"protocol": 2, "tool": "x"}', flush=True)""", "version 1 of the protocol"),
        ("""print('{"protocol": 1}', flush=True)""", "'tool' is no text"),
        ("raise SystemExit('no licence')", "no licence"),
    ],
)
def test_a_server_that_does_not_start_is_told(
    odd: OddLinter, monkeypatch: pytest.MonkeyPatch, source: str, words: str
) -> None:
    monkeypatch.setattr(OddLinter, "source", source)
    with pytest.raises(LinterBroken, match=f"{words}.*run: install-odd"):
        odd.version()


def test_a_server_sees_no_file_and_no_variable_of_ours(
    odd: OddLinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OURS", "1")
    (tmp_path / "data").write_text("secret")
    assert said(odd, f"peek {tmp_path / 'data'}") == "False"
    assert said(odd, "peek /etc/hostname") == "False"
    assert "OURS" not in said(odd, "environment")


def test_what_a_server_writes_is_gone_with_it(odd: OddLinter) -> None:
    assert list(odd.lint("write a")) == []
    assert said(odd, "peek note") == "True"
    odd.stop()
    assert said(odd, "peek ./note") == "False"


def test_a_child_of_ours_has_a_server_of_its_own(odd: OddLinter) -> None:
    assert said(odd, "a") == "odd 1 1"
    child = os.fork()
    if child == 0:
        # The first text that this process asks of is the first that its server is asked of.
        os._exit(0 if said(odd, "ab") == "odd 2 1" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert said(odd, "abc") == "odd 3 2"


def test_threads_take_turns(odd: OddLinter) -> None:
    texts = [f"a{number}" for number in range(40)]
    heard: dict[str, str] = {}

    def ask(mine: list[str]) -> None:
        heard.update({text: said(odd, text).rpartition(" ")[0] for text in mine})

    odd.version()
    threads = [threading.Thread(target=ask, args=(texts[part::4],)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {text: f"odd {len(text)}" for text in texts}


def test_a_linter_that_is_forgotten_leaves_no_process() -> None:
    before = descendants(os.getpid())
    linter = OddLinter()
    linter.version()
    started = descendants(os.getpid()) - before
    assert started
    del linter
    gc.collect()
    assert not started & descendants(os.getpid())


class Opening(OddLinter):
    """A tool that opens what programs name."""

    def recipe(self) -> Recipe:
        """As the other's, but never without a sandbox."""
        recipe = super().recipe()
        return Recipe(recipe.command, recipe.readable, opens_files=True)


@pytest.fixture
def nothing_contains(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no sandbox works."""

    def broken() -> str:
        raise SandboxUnavailable("Not here.")

    for name, sandbox in default_host().sandboxes.things.items():
        if name != confinement.WITHOUT:
            monkeypatch.setattr(sandbox, "version", broken)


@pytest.mark.usefixtures("nothing_contains")
def test_without_a_sandbox_a_tool_that_opens_no_files_works(odd: OddLinter) -> None:
    assert said(odd, "a") == "odd 1 1"
    assert "HOME" not in said(odd, "environment")


@pytest.mark.usefixtures("nothing_contains")
def test_without_a_sandbox_a_tool_that_opens_files_is_not_run() -> None:
    with pytest.raises(LinterUnavailable, match=r"sandbox only.*run: apt-get install bubblewrap"):
        Opening().version()
