"""``lintseq languages``: what can be taken apart here, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lintseq.cli.options import debug_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lintseq.core.language import Language
    from lintseq.core.linter import Linter

AT_ONCE = 8
"""Linters asked at once: many start a server before they can say who they are."""


@click.command()
@click.argument("name", metavar="[LANGUAGE]", required=False)
@click.option("--all", "everything", is_flag=True, help="Those by their grammar alone, too.")
@debug_option
def command(name: str | None, everything: bool) -> None:
    """List the languages, or one, with their linters.

    A language's first linter is its default. What is not ready is said with the command that
    installs it.
    """
    from lintseq.cli.terminal import bare_table, harmless, page_console, words_console
    from lintseq.cli.waiting import ASKING, waiting
    from lintseq.core.host import default_host

    known = default_host().languages
    languages = [*known.things.values()] if name is None else [known.get(name)]
    generic = [each for each in languages if each.generic and name is None and not everything]
    shown = {each.name: _linters_of(each) for each in languages if each not in generic}
    with waiting(words_console(), ASKING):
        states = _states(linter for linters in shown.values() for linter in linters)
    table = bare_table("language", "files", "linter", "tier", "version")
    for language in languages:
        for row in _rows(language, shown.get(language.name), states):
            table.add_row(*map(harmless, row))
    console = page_console()
    console.print(table)
    if generic:
        console.print(f"and {len(generic)} more by their grammars alone: 'lintseq languages --all'")


def _linters_of(language: Language) -> Sequence[Linter]:
    """Its own, best first, then others that know it; each settled on the language."""
    from lintseq.core.host import default_host

    linters = default_host().linters.things
    named = [linters[name] for name in language.linters if name in linters]
    others = [each for each in linters.values() if each not in named and each.knows(language)]
    return [linter.for_language(language) for linter in (*named, *others)]


def _asked_of(linter: Linter) -> tuple[str, frozenset[str]]:
    """What makes two linters one: a tool of several languages is asked once."""
    return linter.name, linter.languages


def _states(linters: Iterable[Linter]) -> Mapping[tuple[str, frozenset[str]], str]:
    """For each linter its version, or what is wrong and what to do."""
    from concurrent.futures import ThreadPoolExecutor

    from lintseq.cli.doctor import readiness

    asked = {_asked_of(linter): linter for linter in linters}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(readiness, asked.values())
    return {
        tool: words if state == "ok" else f"{state}: {words}"
        for tool, (state, words) in zip(asked, answers, strict=True)
    }


def _rows(
    language: Language,
    linters: Sequence[Linter] | None,
    states: Mapping[tuple[str, frozenset[str]], str],
) -> Sequence[tuple[str, ...]]:
    if linters is None:
        return []
    heads = [(language.name, " ".join(language.extensions)), *[("", "")] * len(linters)]
    if not linters:
        return [(*heads[0], "none", "", "")]
    return [
        (*head, linter.name, linter.tier, states[_asked_of(linter)])
        for head, linter in zip(heads, linters, strict=False)
    ]
