"""``lintseq setup``: makes languages ready, as far as it can by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lintseq.cli.options import debug_option

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintseq.core.language import Language
    from lintseq.core.linter import Linter

STYLES = {"ready": "green", "missing": "yellow", "failed": "red"}


@click.command()
@click.argument("names", metavar="[LANGUAGE]...", nargs=-1)
@click.option("--linter", help="The linter to make ready.  [default: each language's first]")
@click.option("--all", "everything", is_flag=True, help="All but those known by a grammar alone.")
@debug_option
def command(names: tuple[str, ...], linter: str | None, everything: bool) -> int:
    """Make languages ready: install what their linters need, and see that it works.

    What lintseq can install goes into its own folder, which LINTSEQ_HOME names; for the rest the
    command to run is told. All are tried; the exit code is 3 if one is not ready.
    """
    from lintseq.cli.terminal import harmless, page_console, words_console

    words, page = words_console(), page_console()
    told: set[str] = set()

    def tell(line: str) -> None:
        if line not in told:
            words.print(harmless(line))
        told.add(line)

    states = []
    for language in _chosen(names, linter, everything=everything):
        state, said = _made_ready(language, linter, tell)
        states.append(state)
        page.print(f"{state:<7}", style=STYLES[state], end=" ")
        page.print(harmless(f"{language.name}: {said}"))
    return 0 if all(state == "ready" for state in states) else 3


def _chosen(names: Sequence[str], linter: str | None, *, everything: bool) -> Sequence[Language]:
    """The languages that are meant; a `UsageError` where the linter does not know one of them."""
    from lintseq.core.errors import UsageError
    from lintseq.core.host import default_host

    host = default_host()
    if everything == bool(names):
        raise UsageError("Name the languages to make ready, or give --all.")
    if not everything:
        languages = list({each.name: each for each in map(host.languages.get, names)}.values())
        for language in languages:
            host.linter_for(language, linter)
        return languages
    languages = [each for each in host.languages.things.values() if not each.generic]
    if linter is None:
        return [each for each in languages if each.linters]
    return [each for each in languages if host.linters.get(linter).knows(each)]


def _made_ready(
    language: Language, name: str | None, tell: Callable[[str], None]
) -> tuple[str, str]:
    """Whether a language is ``ready``, ``missing`` something or ``failed``, and words about it."""
    from lintseq.core.errors import LinterBroken, LinterUnavailable
    from lintseq.core.host import default_host
    from lintseq.core.structure import check_structure
    from lintseq.core.tools_folder import tools_folder

    try:
        linter = default_host().linter_for(language, name)
        version = _version_after_setup(linter, tell)
        check_structure(language.structure)
        return "ready", version
    except LinterBroken as error:
        # What was installed is not looked at again, so setup alone would never mend it.
        again = f"remove '{tools_folder()}', if something in it is damaged, and set up again"
        return "failed", f"{str(error).rstrip('.')}; or {again}."
    except LinterUnavailable as error:
        return "missing", str(error)
    # A plugin may be a stranger's code: whatever it raises, the others are tried.
    except Exception as error:
        return "failed", str(error) or type(error).__name__


def _version_after_setup(linter: Linter, tell: Callable[[str], None]) -> str:
    try:
        linter.setup(tell)
        return f"{linter.name}, {linter.version()}"
    finally:
        linter.stop()
