r"""What the lines of an ordinary Python program look like, as regular expressions.

They match less than Python allows, never more: `lintseq.languages.python.scan` leaves a text with
anything else in it to Python's own tokenizer. What an expression repeats matches the same
characters in one way only, so that time stays proportional to the text.

Since 3.12 the tokenizer looks into f-strings. Then only those are matched that end at the same
quote by the old rules and the new: on one line, with nothing in braces but names and plain formats.
"""

from __future__ import annotations

import re
import tokenize

IS_STRICT = hasattr(tokenize, "FSTRING_START")
"""Whether Python's parser and `tokenize` share a tokenizer, which refuses more than the old one."""

_SIGN = r"[\w \t\f.,:;=+\-*/%&|^~<>@]"
_NAME = r"[A-Za-z_]\w*(?!\w)"
_FORMATS = "fFtT" if hasattr(tokenize, "TSTRING_START") else "fF"
_PREFIX = rf"(?:[uU]|[bB][rR]?|[rR][bB{_FORMATS}]?|[{_FORMATS}][rR]?)"
_FIELD = rf"\{{{_NAME}(?:\.{_NAME})*(?:![ars])?(?::[\w.,<>^+%-]*)?\}}"


def _either_quote(string: str) -> str:
    """``string``, which is in double quotes, or the same in single ones."""
    return rf"(?:{string}|{string.replace(chr(34), chr(39))})"


_SHORT = _either_quote(r'"(?!"")[^"\\\n]*(?:\\.[^"\\\n]*)*"')
_TRIPLE = _either_quote(r'"""[^"\\\n]*(?:(?:\\.|"(?!""))[^"\\\n]*)*"""')
_FORMATTED = _either_quote(rf'"(?!"")(?:[^"\\\n{{}}]|\\[^{{}}N\n]|\{{\{{|\}}\}}|{_FIELD})*"')
_LONG = "|".join(
    (
        _either_quote(r'"(?!"")[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"'),
        _either_quote(r'"""[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*"""'),
    )
)
# Any string may have a prefix; one that makes it an f-string, or the like, changes the rules.
_AFTER_F = rf"(?:(?<=[{_FORMATS}])|(?<=[{_FORMATS}][rR]))"
_PLAIN = rf"(?<![{_FORMATS}])(?<![{_FORMATS}][rR])" if IS_STRICT else ""
_STRING = rf"{_PLAIN}(?:{_TRIPLE}|{_SHORT})" + (rf"|{_AFTER_F}{_FORMATTED}" if IS_STRICT else "")
_PART = rf"(?:{_SIGN}+(?!{_SIGN})|!=|{_STRING})"


def _bracketed(inside: str) -> str:
    """Brackets of each kind around any number of ``inside``."""
    return rf"\((?:{inside})*\)|\[(?:{inside})*\]|\{{(?:{inside})*\}}"


_NESTED = _bracketed(_PART)
_REST = rf"(?:{_PART}|{_bracketed(f'{_PART}|{_NESTED}')})*"
_WORD = rf"@|(?!{_PREFIX}[\"']){_NAME}|"

LINE = re.compile(
    r"[ \t\f]*\n"
    r"|(?P<before>[ \t]*)#[^\n]*\n"
    rf"|(?P<indentation>[ \t]*)(?![ \t\f\n#\\])(?P<word>{_WORD}){_REST}(?:#[^\n]*)?\n",
    re.ASCII,
)
"""A line that is blank, a comment, or a logical line of its own; the last group says which."""

BEGINNING = re.compile(rf"(?P<indentation>[ \t]*)(?![ \t\f\n#\\])(?P<word>{_WORD})", re.ASCII)
"""What a logical line over several lines begins with."""

PIECE = re.compile(
    rf"(?P<run>{_PART}*)"
    r"(?:(?P<newline>\n)|(?P<comment>#[^\n]*)|(?P<opening>[(\[{])|(?P<closing>[)\]}])"
    rf"|(?P<string>{_PLAIN}(?:{_LONG}))|(?P<joint>\\\n))?",
    re.ASCII,
)
"""A piece of such a line, up to what matters; without a last group where it is not ordinary."""

_SILENT = re.compile(rf"{_LONG}|#[^\n]*")
_LIKE_NUMBER = re.compile(r"(?<!\w)\.?[0-9](?:[eE][+-]|[\w.])*", re.ASCII)
_DIGITS = r"[0-9](?:_?[0-9])*"
_EXPONENT = rf"(?:[eE][+-]?{_DIGITS})"
_NUMBER = re.compile(
    r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0+|[1-9](?:_?[0-9])*"
    rf"|(?:{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS}){_EXPONENT}?[jJ]?|{_DIGITS}(?:{_EXPONENT}[jJ]?|[jJ])"
)


def has_odd_number(text: str) -> bool:
    """Whether something begins with a digit that is no plain number: `1if`, `0777`, `1.real`."""
    return _has_odd_number(text) and _has_odd_number(_SILENT.sub(" ", text))


def _has_odd_number(text: str) -> bool:
    return any(not _NUMBER.fullmatch(found[0]) for found in _LIKE_NUMBER.finditer(text))
