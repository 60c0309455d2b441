"""Words find the language that they name, in columns, fences, file names and first lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.pipeline.language.words import LanguageWords, language_words

KNOWN = language_words()
LANGUAGES = [*default_host().languages.things.values()]
OWN = [language for language in LANGUAGES if not language.generic]


def called(word: str) -> str | None:
    found = KNOWN.called(word)
    return None if found is None else found.name


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_a_language_is_found_by_its_name(language: Language) -> None:
    assert KNOWN.called(language.name) is language


@pytest.mark.parametrize("language", OWN, ids=lambda language: language.name)
def test_a_language_of_ours_is_found_by_all_that_it_says(language: Language) -> None:
    """So no two of them claim the same ending, name of a file or first line."""
    words = (*language.aliases, *language.fence_tags, *language.extensions)
    assert {called(word) for word in words} == {language.name}
    files = [f"src/a{ending}" for ending in language.extensions] + list(language.file_names)
    assert {KNOWN.of_file(file) for file in files} == {language}
    lines = [f"#!/usr/bin/env {program}\n" for program in language.shebangs]
    assert {KNOWN.of_shebang(line) for line in lines} <= {language}


@given(st.sampled_from(LANGUAGES), st.data())
def test_case_and_joints_never_count(language: Language, data: st.DataObject) -> None:
    letters = [
        data.draw(st.sampled_from([letter.lower(), letter.upper()]))
        + data.draw(st.sampled_from(["", "", "-", "_", " "]))
        for letter in language.name
    ]
    assert KNOWN.called("".join(letters)) is language


@given(st.text(max_size=12))
def test_any_word_is_found_the_same_each_time_or_not_at_all(word: str) -> None:
    fresh = LanguageWords(reversed(LANGUAGES))
    assert fresh.called(word) is KNOWN.called(word)
    assert fresh.of_file(word) is KNOWN.of_file(word)
    assert fresh.of_shebang(word) is KNOWN.of_shebang(word)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("C++", "cpp"),
        ("C#", "csharp"),
        ("F#", "fsharp"),
        ("Objective-C", "objc"),
        ("Emacs Lisp", "elisp"),
        ("GO", "go"),
        (".PY", "python"),
        ("Shell", "bash"),
        ("Brainfuck", None),
        ("Python 4 me", None),
        ("", None),
    ],
)
def test_words_as_data_have_them(word: str, name: str | None) -> None:
    assert called(word) == name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b.py", "python"),
        ("A.PY", "python"),
        ("C:\\a\\b.rs", "rust"),
        ("a/Makefile", "make"),
        ("a/makefile", "make"),
        ("lib/types.d.ts", "typescript"),
        ("python", None),
        ("a.py/readme", None),
        ("a/", None),
        ("", None),
    ],
)
def test_names_of_files(path: str, name: str | None) -> None:
    found = KNOWN.of_file(path)
    assert (found and found.name) == name


def test_a_word_claimed_twice_tells_nothing_unless_one_gives_way() -> None:
    ours = Language("ours", ("l",), extensions=(".x", ".y"))
    theirs = Language("theirs", ("l",), extensions=(".x", ".z"))
    generic = Language("generic", ("l",), extensions=(".y", ".v"), generic=True)
    words = LanguageWords([ours, theirs, generic])
    found = {end: words.of_file(f"a.{end}") for end in ("x", "y", "z", "v")}
    assert found == {"x": None, "y": ours, "z": theirs, "v": generic}


def test_a_name_comes_before_another_languages_ending() -> None:
    snake = Language("snake", ("l",), extensions=(".viper",))
    viper = Language("viper", ("l",))
    words = LanguageWords([snake, viper])
    assert words.called("viper") is viper
    assert words.called(".viper") is snake
