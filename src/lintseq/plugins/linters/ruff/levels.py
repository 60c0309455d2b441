"""Ruff's codes for the messages of pyflakes, so that both linters have the same levels."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels
from lintseq.plugins.linters.pyflakes import levels as pyflakes

PYFLAKES_NAMES: Mapping[str, str] = {
    "F401": "UnusedImport",
    "F402": "ImportShadowedByLoopVar",
    "F403": "ImportStarUsed",
    "F404": "LateFutureImport",
    "F405": "ImportStarUsage",
    "F406": "ImportStarNotPermitted",
    "F407": "FutureFeatureNotDefined",
    "F501": "PercentFormatInvalidFormat",
    "F502": "PercentFormatExpectedMapping",
    "F503": "PercentFormatExpectedSequence",
    "F504": "PercentFormatExtraNamedArguments",
    "F505": "PercentFormatMissingArgument",
    "F506": "PercentFormatMixedPositionalAndNamed",
    "F507": "PercentFormatPositionalCountMismatch",
    "F508": "PercentFormatStarRequiresSequence",
    "F509": "PercentFormatUnsupportedFormatCharacter",
    "F521": "StringDotFormatInvalidFormat",
    "F522": "StringDotFormatExtraNamedArguments",
    "F523": "StringDotFormatExtraPositionalArguments",
    "F524": "StringDotFormatMissingArgument",
    "F525": "StringDotFormatMixingAutomatic",
    "F541": "FStringMissingPlaceholders",
    "F601": "MultiValueRepeatedKeyLiteral",
    "F602": "MultiValueRepeatedKeyVariable",
    "F621": "TooManyExpressionsInStarredAssignment",
    "F622": "TwoStarredExpressions",
    "F631": "AssertTuple",
    "F632": "IsLiteral",
    "F633": "InvalidPrintSyntax",
    "F634": "IfTuple",
    "F701": "BreakOutsideLoop",
    "F702": "ContinueOutsideLoop",
    "F704": "YieldOutsideFunction",
    "F706": "ReturnOutsideFunction",
    "F707": "DefaultExceptNotLast",
    "F722": "ForwardAnnotationSyntaxError",
    "F811": "RedefinedWhileUnused",
    "F821": "UndefinedName",
    "F822": "UndefinedExport",
    "F823": "UndefinedLocal",
    "F831": "DuplicateArgument",
    "F841": "UnusedVariable",
    "F842": "UnusedAnnotation",
    "F901": "RaiseNotImplemented",
}
"""For each code what the linter `pyflakes` calls it."""


def _level(model: Level) -> Level:
    codes = {code for code, name in PYFLAKES_NAMES.items() if name in model.codes}
    return Level(model.summary, frozenset(codes))


LEVELS: Levels = {name: _level(model) for name, model in pyflakes.LEVELS.items()}
"""The levels of the linter: those of `pyflakes`, in ruff's codes."""
