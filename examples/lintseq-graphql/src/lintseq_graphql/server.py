"""The server: a JSON line for each text, a JSON line with what graphql-core says of it.

It runs by itself, in a Python that has graphql-core but not lintseq.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Iterator
from typing import Any

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    Lexer,
    Source,
    TokenKind,
    build_ast_schema,
    parse,
    validate_schema,
    validation,
    version,
)
from graphql.validation.specified_rules import specified_sdl_rules
from graphql.validation.validate import validate_sdl

WITHOUT_SCHEMA = [
    validation.KnownFragmentNamesRule,
    validation.LoneAnonymousOperationRule,
    validation.NoFragmentCyclesRule,
    validation.NoUndefinedVariablesRule,
    validation.UniqueFragmentNamesRule,
    validation.UniqueOperationNamesRule,
    validation.UniqueVariableNamesRule,
]
"""The rules for queries that need no schema."""
TOO_DEEP = "nested too deeply"
"""What graphql-core says where Python's own limit would stop it."""
OPENING = {TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L}
CLOSING = {TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R}
IGNORED = re.compile(r"(?:[ \t\r\n,\ufeff]|#[^\r\n]*)*")
"""What GraphQL has no use for."""

Found = dict[str, Any]


def judge(text: str) -> list[Found]:
    """Everything that is wrong with a text."""
    if IGNORED.fullmatch(text):
        # The parser wants a definition; a text without one is not wrong.
        return []
    try:
        document = parse(text)
    except GraphQLSyntaxError as error:
        if TOO_DEEP in error.message:
            raise RecursionError from None
        return [told(error, "Syntax") | {"syntax": True, "cause": cause(text, error)}]
    return [*broken_rules(document), *schema_faults(document)]


def broken_rules(document: DocumentNode) -> Iterator[Found]:
    """What each rule finds, with its name."""
    types = schema_of(document)
    for rule in specified_sdl_rules:
        yield from (told(error, rule.__name__) for error in validate_sdl(types, None, [rule]))
    empty = GraphQLSchema(assume_valid=True)
    for rule in WITHOUT_SCHEMA:
        found = validation.validate(empty, document, [rule])
        yield from (told(error, rule.__name__) for error in found)


def schema_of(document: DocumentNode) -> DocumentNode:
    """The document without its queries, whose types another document may define."""
    kept = [each for each in document.definitions if not isinstance(each, ExecutableDefinitionNode)]
    return DocumentNode(definitions=kept)


def schema_faults(document: DocumentNode) -> Iterator[Found]:
    """What a server would not take, if the document is a schema with all its types."""
    types = schema_of(document)
    if not types.definitions:
        return
    try:
        schema = build_ast_schema(types, assume_valid_sdl=True)
    # It stops at a type that is defined nowhere, which a rule has told already.
    except (TypeError, GraphQLError):
        return
    yield from (told(error, "Schema") for error in validate_schema(schema))


def told(error: GraphQLError, rule: str) -> Found:
    """An error as the protocol has it; of what is there twice, the second is wrong."""
    place = None
    if error.locations:
        place = error.locations[-1 if rule.startswith("Unique") else 0]
    return {
        "line": place.line if place else None,
        "column": place.column if place else None,
        "code": rule.removesuffix("Rule"),
        "message": error.message,
        "severity": "error",
    }


def cause(text: str, error: GraphQLSyntaxError) -> int | None:
    """The line where what is not finished began: a bracket, or a string over several lines.

    Tokens are read up to the one at which the parser stopped.
    """
    stop = min(error.positions or [len(text)])
    lexer = Lexer(Source(text))
    opened: list[int] = []
    while True:
        before = lexer.token.end
        try:
            token = lexer.advance()
        except GraphQLSyntaxError:
            # The token at which it stopped is none: a string without end.
            return line_of(text, before + len(IGNORED.match(text, before)[0]))  # type: ignore[index]
        if token.start >= stop:
            unfinished = token.kind in CLOSING or token.kind is TokenKind.EOF
            return opened[-1] if opened and unfinished else None
        if token.kind in OPENING:
            opened.append(token.line)
        elif token.kind in CLOSING:
            opened.pop()


def line_of(text: str, offset: int) -> int:
    """The line of an offset, counted from 1, as GraphQL counts."""
    return len(re.findall(r"\r\n|\r|\n", text[:offset])) + 1


def answer(asked: Found) -> Found:
    """What to say to a request."""
    number = asked["id"]
    try:
        return {"id": number, "found": judge(asked["text"])}
    except RecursionError:
        return {"id": number, "refused": "nesting", "message": "it is nested too deeply"}
    except Exception as error:
        return {"id": number, "failed": f"{type(error).__name__}: {error}"}


def main() -> None:
    """Say hello, then answer until there are no more questions."""
    tool = f"graphql-core {version} (Python {platform.python_version()})"
    print(json.dumps({"protocol": 1, "tool": tool}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
