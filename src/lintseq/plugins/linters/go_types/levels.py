"""What each code of Go's type checker counts as, and why: one table, from which levels are made.

Go's compiler refuses all of them. The names are the type checker's own (`go/types`); a number that
has no name there yet is `Code` and the number.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

NAMES: Mapping[str, str] = {
    "UndeclaredName": "the name is declared nowhere in the file",
    "UndeclaredImportedName": "the package has no such name",
    "UnexportedName": "the package keeps the name to itself",
    "MissingFieldOrMethod": "the type has no such field or method: its line is gone",
    "MissingLitField": "the struct has no such field: its line is gone",
    "AmbiguousSelector": "the name stands for two things at once",
    "BrokenImport": "no package of the standard library: the other packages are not looked for",
    "BadImportPath": "no path of a package",
    "ImportCRenamed": "cgo's package has one name",
    "UndeclaredLabel": "the label is nowhere in the function",
}
"""Codes of the level ``names``, with the reason."""

STRUCTURE: Mapping[str, str] = {
    "MissingReturn": "it arises when the last `return` goes",
    "MisplacedBreak": "it arises when a loop's header goes",
    "MisplacedContinue": "as above",
    "MisplacedFallthrough": "it arises when the case below goes",
    "MisplacedLabel": "a label that is not that of the loop around",
    "JumpIntoBlock": "a `goto` to where its label does not reach",
    "JumpOverDecl": "a `goto` past a declaration",
    "DuplicateDecl": "two declarations of one name in one block",
    "DuplicateFieldAndMethod": "as above, in a type",
    "DuplicateMethod": "as above",
    "DuplicateLabel": "as above, of labels",
    "DuplicateCase": "as above, in a `switch`",
    "DuplicateDefault": "as above",
    "DuplicateLitKey": "as above, in a literal",
    "DuplicateLitField": "as above",
    "RepeatedDecl": "as above, on the left of `:=`",
    "NoNewVar": "`:=` that declares nothing",
    "MissingInitBody": "a function `init` without a body",
    "InvalidInitSig": "a function `init` with parameters or results",
    "InvalidInitDecl": "`init` that is no function",
    "InvalidMainDecl": "`main` that is no function, or has parameters or results",
    "BadDecl": "a declaration where none can be, or without its body",
    "InvalidPostDecl": "a declaration in the last part of a `for`",
    "BlankPkgName": "a package called `_`",
    "MismatchedPkgName": "never fires: there is one file",
    "UnusedExpr": "an expression that does nothing is no statement",
    "UnusedResults": "as above, of calls whose result is all that they give",
    "OutOfScopeResult": "a bare `return` where a result's name is hidden",
    "MisplacedDotDotDot": "`...` where it cannot be",
    "BadDotDotDotSyntax": "as above",
    "MisplacedConstraintIface": "a constraint where a type is wanted",
    "MisplacedTypeParam": "a type parameter where a type of its own is wanted",
    "InvalidMethodTypeParams": "type parameters of a method",
    "InvalidSelectCase": "no communication in a `case` of `select`",
    "InvalidIota": "`iota` outside constants",
    "InvalidBlank": "`_` read as a value",
    "BlankIfaceMethod": "a method called `_` in an interface",
    "BadTypeKeyword": "`.(type)` outside a `switch`",
    "BadOffsetofSyntax": "`unsafe.Offsetof` of no field",
    "UnsupportedFeature": "the language version has no such thing",
    "TooNew": "as above, of the library",
    "Test": "never fires: the type checker's own tests",
}
"""Codes for what stands where it cannot, is there twice, or is missing."""

_TYPE_CODES = """
InvalidPkgUse InvalidInitCycle InvalidDeclCycle InvalidTypeCycle InvalidConstInit
InvalidConstVal InvalidConstType UntypedNil WrongAssignCount UnassignableOperand
MultiValAssignOp InvalidIfaceAssign InvalidChanAssign IncompatibleAssign
UnaddressableFieldAssign NotAType InvalidArrayLen IncomparableMapKey InvalidIfaceEmbed
InvalidPtrEmbed BadRecv InvalidRecv TooManyValues NotAnExpr TruncatedFloat NumericOverflow
UndefinedOp MismatchedTypes DivByZero NonNumericIncDec UnaddressableOperand InvalidIndirection
NonIndexableOperand InvalidIndex SwappedSliceIndices NonSliceableOperand InvalidSliceExpr
InvalidShiftCount InvalidShiftOperand InvalidReceive InvalidSend MissingLitKey InvalidLitIndex
OversizeArrayLit MixedStructLit InvalidStructLit UnexportedLitField InvalidLitField UntypedLit
InvalidLit NonVariadicDotDotDot InvalidDotDotDot UncalledBuiltin InvalidAppend InvalidCap
InvalidClose InvalidCopy InvalidComplex InvalidDelete InvalidImag InvalidLen SwappedMakeArgs
InvalidMake InvalidReal InvalidAssert ImpossibleAssert InvalidConversion
InvalidUntypedConversion InvalidOffsetof WrongResultCount InvalidCond InvalidIterVar
InvalidRangeExpr InvalidTypeSwitch InvalidExprSwitch InvalidMethodExpr WrongArgCount InvalidCall
InvalidDefer InvalidGo InvalidUnsafeAdd InvalidUnsafeSlice NotAGenericType WrongTypeArgCount
CannotInferTypeArgs InvalidTypeArg InvalidInstanceCycle InvalidUnion InvalidUnsafeSliceData
InvalidUnsafeString InvalidClear TypeTooLarge InvalidMinMaxOperand Code*
"""
TYPES: Mapping[str, str] = dict.fromkeys(
    _TYPE_CODES.split(),
    "types that do not fit: a field, an argument, a method or a conversion is gone",
)
"""Codes for what does not fit. Nothing is said of types that are in other files."""

UNUSED: Mapping[str, str] = {
    "UnusedVar": "every deletion of a last use would fire it: declarations come first, uses later",
    "UnusedImport": "as above",
    "UnusedLabel": "as above",
}
"""Codes that only the level ``strict`` has, though the compiler refuses them, too."""


LEVELS: Levels = {
    "default": Level.of(
        "all that the compiler refuses but unused names and imports", NAMES, STRUCTURE, TYPES
    ),
    "syntax": Level.of("only what does not parse"),
    "names": Level.of("syntax, and names that stand for nothing", NAMES),
    "strict": Level.of("all that the compiler refuses", NAMES, STRUCTURE, TYPES, UNUSED),
}
"""The levels of the linter. What does not parse is an error at each of them."""
