"""The laws of a language: names by which it is found without doubt, and a lawful structure."""

from __future__ import annotations

from typing import ClassVar

from lintseq.core.change import Change
from lintseq.core.language import Language
from lintseq.core.structure import Structure
from lintseq.testing.structure import StructureConformance


class LanguageConformance(StructureConformance):
    r"""What a language owes, and what its structure owes.

    Subclass it and name the language and some programs in it::

        class TestMyLanguage(LanguageConformance):
            language = MY_LANGUAGE
            programs = ("a = 1\nb = a\n",)
            comments = ("# a comment\n",)

    Attributes:
        language: the language, as the plugin's hook supplies it.
    """

    language: ClassVar[Language]

    def structure_of(self, change: Change) -> Structure:
        """The structure that the language makes."""
        return self.language.structure(change)

    def test_names_are_single_words(self) -> None:
        """As they are typed after ``--lang`` and found in a column or after a fence."""
        words = [self.language.name, *self.language.aliases, *self.language.fence_tags]
        assert [word for word in words if word.split() != [word] or word != word.lower()] == []

    def test_names_are_told_once(self) -> None:
        """An alias that is the name, or one twice, is a slip of the pen."""
        for told in (
            (self.language.name, *self.language.aliases),
            self.language.linters,
            self.language.extensions,
            self.language.file_names,
            self.language.fence_tags,
        ):
            assert len(set(told)) == len(told), told

    def test_extensions_begin_with_a_dot(self) -> None:
        """And name an ending: a dot alone is none."""
        endings = self.language.extensions
        assert [end for end in endings if not end.startswith(".") or len(end) < 2] == []
