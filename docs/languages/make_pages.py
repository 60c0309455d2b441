"""Writes a page for each language, and the index of them: run it when a language changes.

``python docs/languages/make_pages.py`` writes the pages beside this script. What stands in tables
comes from the languages and linters themselves and from the figures in ``docs/measurements``, so
the pages are the same whatever tools are installed; the words come from ``words/LANGUAGE.md``.
"""

from __future__ import annotations

import importlib.metadata
import json
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lintseq.core.host import PluginHost, default_host
from lintseq.core.language import Language
from lintseq.core.linter import Linter

HERE = Path(__file__).parent
WORDS = HERE / "words"
MEASURED = HERE.parent / "measurements" / "languages"
NOTE = "<!-- docs/languages/make_pages.py wrote this page from words/ and from the plugins. -->\n"
TITLES = {
    "cpp": "C++",
    "csharp": "C#",
    "css": "CSS",
    "html": "HTML",
    "javascript": "JavaScript",
    "json": "JSON",
    "php": "PHP",
    "sql": "SQL",
    "toml": "TOML",
    "tsx": "TSX",
    "typescript": "TypeScript",
    "yaml": "YAML",
}
"""The names of languages that are not written as one would guess."""
FEW = 20
"""Of fewer programs no shares are told."""
OURS = f"(lintseq {importlib.metadata.version('lintseq')})"
HOW = "[how](../measurements/languages-full-data.md)"
NOTHING = "–"  # noqa: RUF001
INDEX = """\
# Languages

What lintseq says of a program is worth what its **oracle** knows, and the oracle's tier says how
much that is: *semantic* knows names, *compiler* is the language's own or a full parser, *grammar*
is a grammar only ([more](../explanation/oracles.md)). `lintseq languages` says which are ready on
your machine, and `lintseq setup LANGUAGE` makes ready what lintseq can install itself. Which lines
belong together is told by a grammar, whatever the oracle: all but Python need
`pip install 'lintseq[languages]'`, too.
"""
MORE = """\

*With errors* are those of the real programs tried that have errors of their own, such as missing
headers and packages, which are forgiven; the [measurements](../measurements/languages-full-data.md)
say what they cost. How fast each oracle is, is [measured](../measurements/languages.md), too.

## By grammar alone

Every other language with a tree-sitter grammar works by `--lang NAME`, at grammar tier, once
`pip install 'lintseq[grammars]'` has brought the pack of grammars. To do better by one, see
[Add a language](../tutorials/add-a-language.md).
"""


def pages(host: PluginHost) -> dict[str, str]:
    """Each page by its file's name."""
    languages = own_languages(host)
    made = {f"{language.name}.md": page(language, host) for language in languages}
    return {"index.md": index(languages, host), **made}


def own_languages(host: PluginHost) -> list[Language]:
    """The languages that lintseq itself supplies, but for the generic ones."""
    found = host.languages
    return [
        language
        for name, language in found.things.items()
        if found.owners[name].endswith(OURS) and not language.generic
    ]


def linters_of(language: Language, host: PluginHost) -> list[Linter]:
    """The linters that lintseq itself supplies for a language, its default first."""
    found = host.linters
    names = [name for name in found.things if found.owners[name].endswith(OURS)]
    known = [found.things[name] for name in names if found.things[name].knows(language)]
    ranked = {name: rank for rank, name in enumerate(language.linters)}
    known.sort(key=lambda linter: (ranked.get(linter.name, len(ranked)), linter.name))
    return [linter.for_language(language) for linter in known]


def index(languages: Sequence[Language], host: PluginHost) -> str:
    """The table of all languages."""
    heads = ("language", "tier", "oracle", "what it needs", "other oracles", "with errors")
    rows = []
    for language in languages:
        first, *others = linters_of(language, host)
        named = f"[{title(language)}]({language.name}.md)"
        beside = ", ".join(f"`{linter.name}`" for linter in others) or NOTHING
        share = shares(language, first)[-1] or NOTHING
        rows.append((named, first.tier, f"`{first.name}`", needs(first), beside, share))
    return NOTE + INDEX + "\n" + "\n".join(table(heads, rows)) + "\n" + MORE


def page(language: Language, host: PluginHost) -> str:
    """The page of one language."""
    linters = linters_of(language, host)
    parts = [
        f"{NOTE}# {title(language)}\n",
        *table(("", ""), facts(language)),
        "",
        *table(
            ("oracle", "tier", "what it is", "what it needs"),
            [(f"`{each.name}`", each.tier, each.summary, needs(each)) for each in linters],
        ),
        "",
        *levels(linters[0]),
        *measured(language, linters),
        (WORDS / f"{language.name}.md").read_text("utf-8").strip(),
    ]
    return "\n".join(parts) + "\n"


def facts(language: Language) -> Iterator[Sequence[str]]:
    """By what names lintseq knows the language."""
    names = [language.name, *language.aliases]
    told = {
        "`--lang`": names,
        "files": language.extensions,
        "and under `--lang auto`": language.file_names,
        "`#!` lines": language.shebangs,
        "Markdown fences": language.fence_tags,
    }
    for what, words in told.items():
        if words:
            yield what, ", ".join(f"`{word}`" for word in words)
    yield "runs tests", "yes" if language.runner else "no"


def levels(linter: Linter) -> Iterator[str]:
    """What counts as an error at each level of the default oracle."""
    rows = [(f"`{name}`", level.summary) for name, level in linter.levels.items()]
    yield from table((f"`--level` of `{linter.name}`", "what counts as an error"), rows)
    yield ""


def measured(language: Language, linters: Sequence[Linter]) -> Iterator[str]:
    """The figures of the language, where there are any."""
    rows = [row for linter in linters for row in speed_rows(language, linter)]
    if rows:
        heads = ("oracle", "lines", "ms a lint", "s a sequence", "one process a lint, s")
        yield from [*table(heads, rows), ""]
    for linter in linters:
        tried, rejected, with_errors = shares(language, linter)
        if tried:
            yield f"Of {tried} real programs `{linter.name}` refused {rejected}, and found errors"
            yield f"in {with_errors} of the others ({HOW}).\n"


def speed_rows(language: Language, linter: Linter) -> Iterator[Sequence[str]]:
    """How fast an oracle is, by lines of the bundled programs."""
    path = MEASURED / "speed" / f"{language.name}-{linter.name}-bundled.json"
    for size in read(path).get("sizes", []):
        lints = statistics.median(size["lints"])
        seconds = statistics.median(size["seconds"])
        beside = [
            f"{statistics.fmean(runs) * lints:.3g} (`{command}`)"
            for command, runs in size["run_seconds"].items()
        ]
        figures = (two_digits(1000 * seconds / lints), two_digits(seconds))
        yield f"`{linter.name}`", str(size["length"]), *figures, ", ".join(beside) or NOTHING


def two_digits(number: float) -> str:
    """Two digits that mean something, and no power of ten: ``110``, ``1.1``, ``0.011``."""
    return f"{float(f'{number:.2g}'):g}"


def shares(language: Language, linter: Linter) -> tuple[int, str, str]:
    """Of the real programs: how many were tried, the share of rejects, and of those with errors.

    None were tried if they were too few to tell.
    """
    preset = read(MEASURED / "laws" / f"{language.name}-{linter.name}.json")
    told = preset.get("presets", {}).get("default")
    if not told or told["programs"] < FEW:
        return 0, "", ""
    forgiven = [int(shape.split("/")[-1]) for shape in told["shapes"].split()]
    with_errors = sum(map(bool, forgiven)) / max(1, len(forgiven))
    return told["programs"], f"{len(told['rejects']) / told['programs']:.1%}", f"{with_errors:.0%}"


def read(path: Path) -> dict[str, Any]:
    """What was measured; nothing where nothing was."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def title(language: Language) -> str:
    """The language's name as people write it."""
    return TITLES.get(language.name, language.name.capitalize())


def needs(linter: Linter) -> str:
    """The command that installs a linter's tool."""
    return f"`{linter.install}`" if linter.install else "comes with lintseq"


def table(
    heads: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]
) -> list[str]:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def main() -> None:
    """Write all pages, and take away those of languages that are no more."""
    made = pages(default_host())
    for path in HERE.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
