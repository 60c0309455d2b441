// Package assert stands in for testify's package of this name in trials of lintseq: what tests of
// benchmarks call of it. A failure is told on standard error and ends the test.
package assert

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"reflect"
	"testing"
)

// Assertions checks on behalf of one test.
type Assertions struct{ t *testing.T }

// New makes assertions of the test t.
func New(t *testing.T) *Assertions { return &Assertions{t} }

func (a *Assertions) hold(held bool, words string, values ...interface{}) bool {
	if !held {
		fmt.Fprintf(os.Stderr, "assertion failed: "+words+"\n", values...)
		a.t.FailNow()
	}
	return held
}

// Equal holds where both are equal: bytes by content, all else by reflect.DeepEqual.
func (a *Assertions) Equal(expected, actual interface{}, _ ...interface{}) bool {
	return a.hold(equal(expected, actual), "%#v is expected, not %#v", expected, actual)
}

// NotEqual holds where Equal does not.
func (a *Assertions) NotEqual(expected, actual interface{}, _ ...interface{}) bool {
	return a.hold(!equal(expected, actual), "%#v is not expected", actual)
}

// True holds of true.
func (a *Assertions) True(value bool, _ ...interface{}) bool {
	return a.hold(value, "true is expected")
}

// False holds of false.
func (a *Assertions) False(value bool, _ ...interface{}) bool {
	return a.hold(!value, "false is expected")
}

// Nil holds of nil, and of what holds nil.
func (a *Assertions) Nil(value interface{}, _ ...interface{}) bool {
	return a.hold(isNil(value), "nil is expected, not %#v", value)
}

// NotNil holds where Nil does not.
func (a *Assertions) NotNil(value interface{}, _ ...interface{}) bool {
	return a.hold(!isNil(value), "nil is not expected")
}

// InDelta holds of numbers that differ by at most delta.
func (a *Assertions) InDelta(expected, actual, delta float64, _ ...interface{}) bool {
	return a.hold(math.Abs(expected-actual) <= delta, "%v is expected, not %v", expected, actual)
}

// Equal is the method of this name.
func Equal(t *testing.T, expected, actual interface{}, _ ...interface{}) bool {
	return New(t).Equal(expected, actual)
}

func equal(expected, actual interface{}) bool {
	left, bothBytes := expected.([]byte)
	right, ok := actual.([]byte)
	if bothBytes && ok && left != nil && right != nil {
		return bytes.Equal(left, right)
	}
	return reflect.DeepEqual(expected, actual)
}

func isNil(value interface{}) bool {
	if value == nil {
		return true
	}
	held := reflect.ValueOf(value)
	switch held.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Ptr, reflect.Slice:
		return held.IsNil()
	}
	return false
}
