"""What each message of pyflakes counts as, and why: one table, from which the levels are made."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

NAMES: Mapping[str, str] = {
    "UndefinedName": "Python raises NameError where the name is used",
    "UndefinedLocal": "Python raises UnboundLocalError: the name is bound only later",
    "UndefinedExport": "`from … import *` raises AttributeError for the name in __all__",
}
"""Codes of the level ``names``, with the reason."""

PLACEMENT: Mapping[str, str] = {
    "ReturnOutsideFunction": "Python refuses it; it arises when a `def` goes and its body stays",
    "YieldOutsideFunction": "Python refuses it, as above",
    "ContinueOutsideLoop": "Python refuses it; it arises when a loop's header goes",
    "BreakOutsideLoop": "Python refuses it, as above",
    "DefaultExceptNotLast": "Python refuses it",
    "LateFutureImport": "Python refuses it",
    "FutureFeatureNotDefined": "Python refuses it",
    "ImportStarNotPermitted": "Python refuses it inside a function or class",
    "DuplicateArgument": "Python refuses it",
    "TwoStarredExpressions": "Python refuses it",
    "TooManyExpressionsInStarredAssignment": "Python refuses it",
    "ForwardAnnotationSyntaxError": "an annotation in quotes that does not parse",
    "RaiseNotImplemented": "Python raises TypeError: NotImplemented is no exception",
    "LazyImportStarNotPermitted": "Python 3.15 refuses it",
    "LazyImportNotAtModuleScope": "Python 3.15 refuses it",
}
"""Codes for statements where, or as, they cannot be: most of them the compiler finds first."""

FORMATS: Mapping[str, str] = {
    "StringDotFormatMissingArgument": "Python raises IndexError or KeyError: the argument is gone",
    "StringDotFormatMixingAutomatic": "Python raises ValueError",
    "StringDotFormatInvalidFormat": "Python raises ValueError",
    "PercentFormatInvalidFormat": "Python raises ValueError",
    "PercentFormatMixedPositionalAndNamed": "Python raises TypeError",
    "PercentFormatUnsupportedFormatCharacter": "Python raises ValueError",
    "PercentFormatPositionalCountMismatch": "Python raises TypeError: the argument is gone",
    "PercentFormatMissingArgument": "Python raises KeyError: the argument is gone",
    "PercentFormatExpectedMapping": "Python raises TypeError",
    "PercentFormatExpectedSequence": "Python raises TypeError",
    "PercentFormatStarRequiresSequence": "Python raises TypeError",
}
"""Codes for formats that fail; they arise when one line of a call over several lines goes."""

DOUBTFUL: Mapping[str, str] = {
    "IfTuple": "the condition is always true",
    "AssertTuple": "the assertion is always true",
    "IsLiteral": "what `is` says of a literal is up to the implementation",
    "InvalidPrintSyntax": "Python raises TypeError; a leftover of Python 2",
    "MultiValueRepeatedKeyLiteral": "all values of the key but the last are lost",
    "MultiValueRepeatedKeyVariable": "all values of the key but the last are lost",
    "StringDotFormatExtraPositionalArguments": "the argument appears nowhere",
    "StringDotFormatExtraNamedArguments": "the argument appears nowhere",
    "PercentFormatExtraNamedArguments": "the argument appears nowhere",
    "FStringMissingPlaceholders": "the `f` has no effect; often a replacement was forgotten",
    "TStringMissingPlaceholders": "the `t` has no effect, as above",
}
"""Codes that the level ``strict`` adds: the program runs, but hardly as it was meant."""

TOLERATED: Mapping[str, str] = {
    "UnusedImport": "every deletion of a last use would fire it: imports come first, uses later",
    "UnusedVariable": "as above",
    "UnusedAnnotation": "as above",
    "UnusedIndirectAssignment": "as above, for `global` and `nonlocal`",
    "RedefinedWhileUnused": "fires when the use between two definitions goes",
    "ImportShadowedByLoopVar": "a matter of taste",
    "ImportStarUsed": "a matter of taste",
    "ImportStarUsage": "the name may well be there",
    "EagerUseOfLazyImport": "a matter of speed",
    "DoctestSyntaxError": "never fires: doctests are not looked at",
}
"""Codes that are an error at no level."""


LEVELS: Levels = {
    "default": Level.of(
        "syntax, names, misplaced statements, broken formats", NAMES, PLACEMENT, FORMATS
    ),
    "syntax": Level.of("only what Python cannot compile"),
    "names": Level.of("syntax, and names that are used but not defined", NAMES),
    "strict": Level.of(
        "default, and what hardly does what was meant", NAMES, PLACEMENT, FORMATS, DOUBTFUL
    ),
}
"""The levels of the linter. What does not compile is an error at each of them."""
