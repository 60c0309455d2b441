"""Which of graphql-core's rules count as errors, and why."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

NAMES: Mapping[str, str] = {
    "KnownTypeNames": "a type that is defined nowhere",
    "KnownDirectives": "a directive that is defined nowhere, or not for such a place",
    "KnownArgumentNamesOnDirectives": "an argument that the directive does not have",
    "ProvidedRequiredArgumentsOnDirectives": "an argument that the directive needs",
    "PossibleTypeExtensions": "an extension of what is defined nowhere",
    "KnownFragmentNames": "a fragment that is defined nowhere",
    "NoUndefinedVariables": "a variable that the operation does not declare",
    "NoFragmentCycles": "a fragment that is made of itself",
}
"""Rules for names that stand for nothing."""

TWICE: Mapping[str, str] = {
    "LoneSchemaDefinition": "a second schema",
    "UniqueOperationTypes": "a second query, mutation or subscription of a schema",
    "UniqueTypeNames": "a second type of a name",
    "UniqueEnumValueNames": "a second value of a name",
    "UniqueFieldDefinitionNames": "a second field of a name",
    "UniqueArgumentDefinitionNames": "a second argument of a name",
    "UniqueDirectiveNames": "a second directive of a name",
    "UniqueDirectivesPerLocation": "a directive that may be used once, used twice",
    "UniqueArgumentNames": "an argument given twice",
    "UniqueInputFieldNames": "a field given twice",
    "UniqueOperationNames": "a second operation of a name",
    "UniqueFragmentNames": "a second fragment of a name",
    "UniqueVariableNames": "a second variable of a name",
    "LoneAnonymousOperation": "an operation without a name beside others",
}
"""Rules for what is there twice."""

SERVED: Mapping[str, str] = {
    "Schema": "a server would not take the schema: a root type, a field of an interface is missing",
}
"""What the level ``strict`` adds: a piece of a schema is lawful, but no whole one."""

BROKEN = frozenset({**NAMES, **TWICE})

LEVELS: Levels = {
    "default": Level("names that stand for nothing, and what is there twice", BROKEN),
    "syntax": Level("only what does not parse", frozenset()),
    "strict": Level("also what no server would take", BROKEN | frozenset(SERVED)),
}
