"""The kit as its users meet it: what it exports, what it needs, and what its failures show."""

from __future__ import annotations

import subprocess
import sys

import pytest

import lintseq.testing
from lintseq.core.language import Language
from lintseq.testing import LanguageConformance


class Shouting(LanguageConformance):
    language = Language("SHOUTS", ())


@pytest.mark.parametrize("missing", ["pytest", "hypothesis"])
def test_a_missing_tool_says_what_installs_it(missing: str) -> None:
    program = f"import sys; sys.modules['{missing}'] = None; import lintseq.testing"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "pip install 'lintseq[testing]'" in done.stderr.splitlines()[-1]


def test_every_exported_name_is_there() -> None:
    names = list(lintseq.testing.__all__)
    # Constants first, as Ruff has them.
    assert sorted(names, key=lambda name: (not name.isupper(), name)) == names
    assert all(hasattr(lintseq.testing, name) for name in lintseq.testing.__all__)


def test_a_failure_shows_what_was_compared() -> None:
    with pytest.raises(AssertionError, match=r"\['SHOUTS'\] == \[\]"):
        Shouting().test_names_are_single_words()
