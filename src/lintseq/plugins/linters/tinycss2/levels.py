"""What each code of the linter means, and the levels made of them."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

STRUCTURE: Mapping[str, str] = {
    "unclosed-block": "all that follows is taken for a part of the block",
    "unclosed-comment": "all that follows is taken for a part of the comment",
    "unclosed-text": "a string or url( that ends with the text",
    "bad-text": "a string or url( that goes over the end of its line",
    "unmatched-bracket": "a bracket that closes nothing: with it goes the rule around it",
    "no-block": "selectors without a block: they take the next rule with them",
    "bad-declaration": "what is neither a declaration nor a rule is passed over",
    "bad-rule": "a rule that is no rule is passed over",
    "block-after-import": "`@import` and the like have no block: their semicolon is missing",
    "colon-in-value": "no value has a colon: the semicolon before the name is missing",
}
"""Codes for what a browser recovers from by passing over text, often more than is wrong."""

LEVELS: Levels = {
    "default": Level("what makes a browser pass over a part of the text", frozenset(STRUCTURE)),
    "syntax": Level(
        "only what is left open or closes nothing",
        frozenset(
            ["unclosed-block", "unclosed-comment", "unclosed-text", "bad-text", "unmatched-bracket"]
        ),
    ),
}
"""The levels of the linter. CSS is recovered from by its own rules, so nothing fails to parse."""
