"""What each parse error of HTML counts as, and why: one table, from which the levels are made.

HTML knows no text that does not parse: each error has its repair. So no program is refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

_CUT = "a tag, an attribute or a comment that is cut off: what follows is taken for a part of it"
_NESTING = "a tag without its partner, or with its partner in another element"
_PLACE = "an element where it cannot be: it is moved or dropped"

CUT: Mapping[str, str] = dict.fromkeys(
    [
        "attributes-in-end-tag",
        "eof-in-attribute-name",
        "eof-in-attribute-value-double-quote",
        "eof-in-attribute-value-no-quotes",
        "eof-in-attribute-value-single-quote",
        "eof-in-comment",
        "eof-in-comment-double-dash",
        "eof-in-comment-end-bang-state",
        "eof-in-comment-end-dash",
        "eof-in-comment-end-space-state",
        "eof-in-doctype",
        "eof-in-doctype-name",
        "eof-in-script-in-script",
        "eof-in-tag-name",
        "equals-in-unquoted-attribute-value",
        "expected-attribute-name-but-got-eof",
        "expected-attribute-value-but-got-eof",
        "expected-attribute-value-but-got-right-bracket",
        "expected-closing-tag-but-got-char",
        "expected-closing-tag-but-got-right-bracket",
        "expected-end-of-tag-name-but-got-eof",
        "expected-tag-name",
        "expected-tag-name-but-got-right-bracket",
        "incorrect-comment",
        "invalid-character-after-attribute-name",
        "invalid-character-in-attribute-name",
        "unexpected-EOF-after-solidus-in-tag",
        "unexpected-character-after-attribute-value",
        "unexpected-character-in-unquoted-attribute-value",
    ],
    _CUT,
)
"""Errors of the tokenizer."""

NESTING: Mapping[str, str] = dict.fromkeys(
    [
        "adoption-agency-1.1",
        "adoption-agency-1.2",
        "adoption-agency-1.3",
        "adoption-agency-4.4",
        "end-tag-after-implied-root",
        "end-tag-too-early",
        "end-tag-too-early-ignored",
        "end-tag-too-early-named",
        "eof-in-foreign-lands",
        "eof-in-frameset",
        "eof-in-head-noscript",
        "eof-in-select",
        "eof-in-table",
        "expected-closing-tag-but-got-eof",
        "expected-eof-but-got-end-tag",
        "expected-named-closing-tag-but-got-eof",
        "expected-one-end-tag-but-got-another",
        "missing-end-tag",
        "missing-end-tags",
        "no-end-tag",
        "unexpected-cell-end-tag",
        "unexpected-end-tag",
        "unexpected-end-tag-after-body",
        "unexpected-end-tag-after-frameset",
        "unexpected-end-tag-before-html",
        "unexpected-end-tag-implies-table-voodoo",
        "unexpected-end-tag-in-frameset",
        "unexpected-end-tag-in-select",
        "unexpected-end-tag-in-table-body",
        "unexpected-end-tag-in-table-row",
        "unexpected-end-tag-treated-as",
        "unexpected-start-tag-implies-end-tag",
        "unexpected-table-element-end-tag-in-select-in-table",
    ],
    _NESTING,
)
"""Tags that have no partner, or cross another."""

PLACE: Mapping[str, str] = dict.fromkeys(
    [
        "XXX-undefined-error",
        "expected-eof-but-got-char",
        "expected-eof-but-got-start-tag",
        "two-heads-are-not-better-than-one",
        "unexpected-cell-in-table-body",
        "unexpected-char-after-body",
        "unexpected-char-after-frameset",
        "unexpected-char-implies-table-voodoo",
        "unexpected-char-in-frameset",
        "unexpected-doctype",
        "unexpected-form-in-table",
        "unexpected-html-element-in-foreign-content",
        "unexpected-implied-end-tag-in-table",
        "unexpected-implied-end-tag-in-table-body",
        "unexpected-implied-end-tag-in-table-row",
        "unexpected-inhead-noscript-tag",
        "unexpected-input-in-select",
        "unexpected-select-in-select",
        "unexpected-start-tag",
        "unexpected-start-tag-after-body",
        "unexpected-start-tag-after-frameset",
        "unexpected-start-tag-ignored",
        "unexpected-start-tag-implies-table-voodoo",
        "unexpected-start-tag-in-frameset",
        "unexpected-start-tag-in-select",
        "unexpected-start-tag-out-of-my-head",
        "unexpected-start-tag-treated-as",
        "unexpected-table-element-start-tag-in-select-in-table",
    ],
    _PLACE,
)
"""Elements and text in the wrong place: they arise when the tags around them go."""

DOUBTFUL: Mapping[str, str] = {
    "duplicate-attribute": "the second one is dropped",
    "expected-named-entity": "an ampersand that begins nothing",
    "expected-numeric-entity": "as above",
    "expected-numeric-entity-but-got-eof": "as above",
    "illegal-codepoint-for-numeric-entity": "a number that is no character",
    "invalid-codepoint": "a character that has no place in HTML",
    "named-entity-without-semicolon": "older pages are full of it",
    "numeric-entity-without-semicolon": "as above",
    "non-html-root": "`<html>` comes too late to be the root",
    "non-void-element-with-trailing-solidus": "the slash closes nothing",
    "char-in-head-noscript": "text that is moved",
    "unexpected-hidden-input-in-table": "an input that is moved",
}
"""Errors that the level ``strict`` adds: the page is as it was meant, or nearly."""

TOLERATED: Mapping[str, str] = {
    "expected-doctype-but-got-chars": "snippets have no doctype, nor has a page that begins",
    "expected-doctype-but-got-end-tag": "as above",
    "expected-doctype-but-got-eof": "as above",
    "expected-doctype-but-got-start-tag": "as above",
    "unknown-doctype": "a page of XHTML is none the worse for it",
    "incorrectly-placed-solidus": "a matter of taste",
    "deprecated-tag": "a matter of taste",
}
"""Some errors that count at no level; so does all that is named nowhere here."""


LEVELS: Levels = {
    "default": Level.of(
        "tags cut off, without partner, or in the wrong place", CUT, NESTING, PLACE
    ),
    "syntax": Level.of("only tags cut off or without partner", CUT, NESTING),
    "strict": Level.of(
        "default, and characters and attributes that are wrong", CUT, NESTING, PLACE, DOUBTFUL
    ),
}
"""The levels of the linter."""
