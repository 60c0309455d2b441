"""Words that name languages, as columns, code fences, file names and first lines have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.pipeline.shebang import shebang_words

Index = Mapping[str, Language]
_JOINTS = str.maketrans("", "", " -_")


class LanguageWords:
    """Finds a language by a word; case, blanks, hyphens and underscores never count.

    A word that two languages claim in the same way tells neither, but a language of which nothing
    but a grammar is known gives way to others.
    """

    def __init__(self, languages: Iterable[Language]) -> None:
        known = sorted(languages, key=lambda language: language.name)
        endings = _index(known, lambda language: language.extensions)
        self._words = (
            _index(known, lambda language: (language.name,)),
            _index(known, lambda language: language.aliases),
            _index(known, lambda language: language.fence_tags),
            {ending.removeprefix("."): language for ending, language in endings.items()},
            endings,
        )
        self._endings = endings
        self._file_names = _index(known, lambda language: language.file_names, str.casefold)
        self._shebangs = _index(known, lambda language: language.shebangs, str)

    def called(self, word: str) -> Language | None:
        """The language of this name, other name, fence tag or file ending, tried in this order."""
        folded = _folded(word)
        return next((words[folded] for words in self._words if folded in words), None)

    def of_file(self, path: str) -> Language | None:
        """The language that the last part of a path tells, by the whole name or by its ending."""
        name = PurePosixPath(path.replace("\\", "/")).name
        known = self._file_names.get(name.casefold())
        return known or self._endings.get(_folded(PurePosixPath(name).suffix))

    def of_shebang(self, text: str) -> Language | None:
        """The language that the first line of a program tells, if it is a ``#!`` line."""
        words = shebang_words(text)
        return next((self._shebangs[word] for word in words if word in self._shebangs), None)


def _folded(word: str) -> str:
    return word.strip().casefold().translate(_JOINTS)


def _index(
    languages: Iterable[Language],
    words_of: Callable[[Language], Sequence[str]],
    folded: Callable[[str], str] = _folded,
) -> Index:
    """The languages by their words, without the words that are claimed twice."""
    claims: dict[str, list[Language]] = defaultdict(list)
    for language in languages:
        for word in dict.fromkeys(map(folded, words_of(language))):
            claims[word].append(language)
    settled = {
        word: [each for each in claimants if not each.generic] or claimants
        for word, claimants in claims.items()
    }
    return {word: claimants[0] for word, claimants in settled.items() if len(claimants) == 1}


@lru_cache(maxsize=1)
def language_words() -> LanguageWords:
    """The words of all languages that the plugins supply."""
    return LanguageWords(default_host().languages.things.values())
