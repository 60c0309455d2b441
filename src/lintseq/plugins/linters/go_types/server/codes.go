package main

import (
	"fmt"
	"go/types"
	"reflect"
	"strings"
)

// The names of the type checker's codes, in the order of their numbers, which stay; `-` is none.
var names = strings.Fields(`
	- Test BlankPkgName MismatchedPkgName InvalidPkgUse
	BadImportPath BrokenImport ImportCRenamed UnusedImport InvalidInitCycle
	DuplicateDecl InvalidDeclCycle InvalidTypeCycle InvalidConstInit InvalidConstVal
	InvalidConstType UntypedNil WrongAssignCount UnassignableOperand NoNewVar
	MultiValAssignOp InvalidIfaceAssign InvalidChanAssign IncompatibleAssign UnaddressableFieldAssign
	NotAType InvalidArrayLen BlankIfaceMethod IncomparableMapKey InvalidIfaceEmbed
	InvalidPtrEmbed BadRecv InvalidRecv DuplicateFieldAndMethod DuplicateMethod
	InvalidBlank InvalidIota MissingInitBody InvalidInitSig InvalidInitDecl
	InvalidMainDecl TooManyValues NotAnExpr TruncatedFloat NumericOverflow
	UndefinedOp MismatchedTypes DivByZero NonNumericIncDec UnaddressableOperand
	InvalidIndirection NonIndexableOperand InvalidIndex SwappedSliceIndices NonSliceableOperand
	InvalidSliceExpr InvalidShiftCount InvalidShiftOperand InvalidReceive InvalidSend
	DuplicateLitKey MissingLitKey InvalidLitIndex OversizeArrayLit MixedStructLit
	InvalidStructLit MissingLitField DuplicateLitField UnexportedLitField InvalidLitField
	UntypedLit InvalidLit AmbiguousSelector UndeclaredImportedName UnexportedName
	UndeclaredName MissingFieldOrMethod BadDotDotDotSyntax NonVariadicDotDotDot MisplacedDotDotDot
	- InvalidDotDotDot UncalledBuiltin InvalidAppend InvalidCap
	InvalidClose InvalidCopy InvalidComplex InvalidDelete InvalidImag
	InvalidLen SwappedMakeArgs InvalidMake InvalidReal InvalidAssert
	ImpossibleAssert InvalidConversion InvalidUntypedConversion BadOffsetofSyntax InvalidOffsetof
	UnusedExpr UnusedVar MissingReturn WrongResultCount OutOfScopeResult
	InvalidCond InvalidPostDecl - InvalidIterVar InvalidRangeExpr
	MisplacedBreak MisplacedContinue MisplacedFallthrough DuplicateCase DuplicateDefault
	BadTypeKeyword InvalidTypeSwitch InvalidExprSwitch InvalidSelectCase UndeclaredLabel
	DuplicateLabel MisplacedLabel UnusedLabel JumpOverDecl JumpIntoBlock
	InvalidMethodExpr WrongArgCount InvalidCall UnusedResults InvalidDefer
	InvalidGo BadDecl RepeatedDecl InvalidUnsafeAdd InvalidUnsafeSlice
	UnsupportedFeature NotAGenericType WrongTypeArgCount CannotInferTypeArgs InvalidTypeArg
	InvalidInstanceCycle InvalidUnion MisplacedConstraintIface InvalidMethodTypeParams MisplacedTypeParam
	InvalidUnsafeSliceData InvalidUnsafeString - InvalidClear TypeTooLarge
	InvalidMinMaxOperand TooNew
`)

// codeOf names the kind of an error. The checker keeps its number from other packages; Go's own
// tools read it like this.
func codeOf(err types.Error) string {
	number := int(reflect.ValueOf(err).FieldByName("go116code").Int())
	if number > 0 && number < len(names) {
		return names[number]
	}
	return fmt.Sprintf("Code%d", number)
}
