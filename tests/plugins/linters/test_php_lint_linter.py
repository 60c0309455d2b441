"""PHP's parser as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import LinterFailed
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.php_lint.linter import PhpLint
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import codes_anew, refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

pytestmark = pytest.mark.needs("php")
CLEAN = (
    "<?php\n\nuse A\\B;\n\n// Said.\nclass C extends B\n{\n    public function f(int $a): array\n"
    '    {\n        return [$a => "b {$a}"];\n    }\n}\n',
    "function f($a) {\n    if ($a) {\n        return <<<TEXT\n            one\n"
    "            TEXT;\n    }\n}\n",
    "<p>\n<?php foreach ($a as $b): ?>\n<b><?= $b ?></b>\n<?php endforeach ?>\n</p>\n",
)
FAULTY = (
    Faulty("<?php\n$a = = 1;\n", (2,)),
    Faulty("<?php\nfunction f() {\n    return 1;\n", (2,)),
    Faulty("<?php\necho 1;\n$a = f(\n    1,\n", (3,), level="syntax"),
    Faulty('<?php\n$a = "b\n\n', (2,)),
    Faulty("<?php\necho 1;\n/* a\n\n", (3,)),
    Faulty("echo 1;\n$a = [\n", (2,)),
    Faulty("<?php\nabstract final class A {}\n", (2,)),
)


class TestPhpLint(ServerLaws):
    linter = PhpLint()
    clean_programs = CLEAN
    faulty_programs = FAULTY


class TestTroubles(ServerTroubles):
    make = PhpLint
    faulty = FAULTY[0].text
    long_line = ("<?php // ", "c", " ?>")


codes = partial(codes_anew, PhpLint)
"""The errors that a linter finds which is made now."""


def rows_without(text: str, *lines: int) -> list[int]:
    """The lines with new errors where some are gone."""
    change = Change.creation(text)
    found = TestPhpLint.linter.session(change, LintOptions()).update([line - 1 for line in lines])
    return [row + 1 for row in found]


def test_code_below_a_tag_that_is_gone_is_an_error() -> None:
    assert rows_without("<?php\necho 1;\n\n$a = 2;\n", 1) == [2, 4]
    assert rows_without("<?php\necho 1;\n?>\n<?php\necho 2;\n", 4) == [5]


def test_text_that_the_whole_program_has_is_none() -> None:
    assert rows_without("<p>\n<?php\necho 1;\n?>\n</p>\n", 2, 3, 4) == []
    assert rows_without("<p>\n<?php\necho 1;\n?>\n</p>\n", 2) == [3, 4]


def test_a_snippet_is_one_in_every_state() -> None:
    assert rows_without("echo 1;\n$a = [\n];\n", 1) == []
    assert rows_without("echo 1;\n$a = [\n];\n", 3) == [2]


def test_a_change_from_a_snippet_to_a_file_has_text_outside() -> None:
    change = Change.between("$a = 1;\n", "<?php\n$b = 2;\n")
    session = TestPhpLint.linter.session(change, LintOptions())
    tag = next(row for row, each in enumerate(change.rows) if each.text == "<?php\n")
    assert session.update([tag]) == [
        row for row, each in enumerate(change.rows) if each.text == "$b = 2;\n"
    ]


def test_the_linter_of_one_program_gives_that_of_another() -> None:
    first = TestPhpLint.linter.for_program(Change.creation("<p>\n<?= 1 ?>\n"))
    other = first.for_program(Change.creation("<?php\necho 1;\n"))
    text = "<p>\n<?= 1 ?>\n"
    assert [each.code for each in first.lint(text)] == ["html"]
    assert [each.code for each in other.lint(text)] == ["outside-php"]
    assert other.version() == first.version() == TestPhpLint.linter.version()


def test_settings_of_the_machine_and_the_environment_have_no_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    (tmp_path / "first.php").write_text(f"<?php file_put_contents('{mark}', 'x');")
    (tmp_path / "php.ini").write_text(
        f"short_open_tag = On\nauto_prepend_file = {tmp_path}/first.php\n"
    )
    (tmp_path / "a.php").write_text("<?php\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHPRC", str(tmp_path))
    monkeypatch.setenv("PHP_INI_SCAN_DIR", str(tmp_path))
    subprocess.run(["php", "a.php"], check=True)
    assert mark.exists(), "PHP itself reads it, so this shows something"
    mark.unlink()
    assert codes("<?php ?>\n<? $a = = 1; ?>\n") == []
    assert codes("<?php\n$a = = 1;\n") == ["syntax"]
    assert not mark.exists()


def test_nothing_is_run_and_no_file_opened(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    (tmp_path / "other.php").write_text("<?php secret = = 1;\n")
    text = f"<?php\nfile_put_contents('{mark}', 'x');\nrequire '{tmp_path}/other.php';\nexit(3);\n"
    assert codes(text) == []
    assert not mark.exists()


def test_warnings_do_not_get_into_answers() -> None:
    assert codes("<?php\ndeclare(encoding='x');\n$a = = 1;\n") == ["syntax"]


def test_nothing_is_kept_from_one_program_to_the_next() -> None:
    text = "<?php\nclass A {}\nfunction f() {}\nconst B = 1;\n"
    assert [list(TestPhpLint.linter.lint(f"{text}// {copy}")) for copy in range(2)] == [[], []]


@pytest.mark.parametrize(("opening", "closing"), [("f(", ")"), ("{", "}"), ("!", "")])
def test_too_deep_nesting_is_refused(opening: str, closing: str) -> None:
    text = f"<?php {opening * 20_000}1;{closing * 20_000}"
    assert refusal_of(TestPhpLint.linter, text) == "nesting"


def test_a_broken_php_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "php", "echo no JSON")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LinterFailed, match="apt-get install php-cli"):
        PhpLint().version()
