"""Functions in Python source: how they are called, and what their docstrings say."""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from collections.abc import Iterator, Mapping

BRACKETS: Mapping[str, int] = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


def functions(source: str) -> dict[str, ast.FunctionDef]:
    """The functions at the top level of ``source``, by name; of equal names the last.

    Raises:
        SyntaxError: it is no Python.
    """
    body = _parsed(source).body
    return {node.name: node for node in body if isinstance(node, ast.FunctionDef)}


def signature(source: str, function: ast.FunctionDef) -> str:
    """The header of ``function`` as it stands in ``source``, on one line: ``f(a, b) -> int``.

    Without comments, and with one space where there is any.
    """
    first, *rest = source.split("\n")[function.lineno - 1 :]
    written = io.StringIO("\n".join([first[function.col_offset :], *rest]))
    header, end, depth = "", (1, 0), 0
    for token in tokenize.generate_tokens(written.readline):
        if token.string == ":" and depth == 0:
            break
        depth += BRACKETS.get(token.string, 0)
        if token.type not in (tokenize.COMMENT, tokenize.NL):
            header += token.string if token.start == end else f" {token.string}"
            end = token.end
    return header.strip().removeprefix("def ")


def written_docstring(source: str, function: ast.FunctionDef) -> str:
    """The docstring of ``function`` as it is written in ``source``, escapes and all.

    The first statement that is a text counts, even below an import. Empty if there is none.
    """
    for node in function.body:
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                literal = ast.get_source_segment(source, node.value) or ""
                quote = literal.lstrip("rRuUbB")[:1] * 3
                quote = quote if literal.endswith(quote) and len(literal) > 5 else quote[:1]
                return literal.lstrip("rRuUbB").removeprefix(quote).removesuffix(quote)
    return ""


def called(source: str) -> Iterator[str]:
    """The names that ``source`` calls, in no particular order, repeats included.

    Raises:
        SyntaxError: it is no Python.
    """
    for node in ast.walk(_parsed(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                yield name


def _parsed(source: str) -> ast.Module:
    # What Python warns of, such as "\w" in a text, is for the author of the source to hear.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)
