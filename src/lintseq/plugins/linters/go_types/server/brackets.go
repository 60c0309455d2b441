package main

import (
	"go/scanner"
	"go/token"
	"regexp"
	"strings"
)

// More than people nest, and far less than would fill a stack.
const deepest = 1000

type bracket struct {
	kind   token.Token
	line   int
	indent string
}

// brackets follows the brackets of a text, token by token.
type brackets struct {
	open    []bracket
	suspect *bracket // the first one closed at another indentation, while none around it agrees
	depth   int      // of the suspect
	deepest int
}

func (b *brackets) take(place bracket, first bool) {
	switch place.kind {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		b.open = append(b.open, place)
		if len(b.open) > b.deepest {
			b.deepest = len(b.open)
		}
	case token.RPAREN, token.RBRACK, token.RBRACE:
		if len(b.open) == 0 {
			return
		}
		b.close(place, first)
	}
}

func (b *brackets) close(place bracket, first bool) {
	closed := b.last()
	b.open = b.open[:len(b.open)-1]
	switch {
	case !first:
	case closed.indent != place.indent && b.suspect == nil:
		b.suspect, b.depth = &closed, len(b.open)
	case closed.indent == place.indent && len(b.open) < b.depth:
		b.suspect = nil
	}
}

// nesting is how deep brackets are nested in text.
func nesting(text string) int {
	return walk(text, len(text)).deepest
}

// unclosed is the line of the bracket that is to blame for a syntax error at offset, or 0. There is
// one at the end of the text, in a line that stands no further in than one whose bracket is open,
// and at a closing bracket of another kind. It is the one whose closing bracket, going by
// indentation, is another's; else the last one open.
func unclosed(text string, offset int) int {
	seen := walk(text, offset)
	if strings.TrimSpace(text[offset:]) == "" {
		return seen.blamed()
	}
	if len(seen.open) > 0 && closesAnother(seen.last().kind, text[offset]) {
		return seen.last().line
	}
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	above := walk(text, start)
	if len(above.open) > 0 && above.endsBefore(text[start:]) {
		return above.blamed()
	}
	return 0
}

func (b *brackets) last() bracket { return b.open[len(b.open)-1] }

func (b *brackets) blamed() int {
	switch {
	case len(b.open) == 0:
		return 0
	case b.suspect != nil:
		return b.suspect.line
	}
	return b.last().line
}

func closesAnother(kind token.Token, character byte) bool {
	closing := map[byte]token.Token{')': token.LPAREN, ']': token.LBRACK, '}': token.LBRACE}
	opening, closes := closing[character]
	return closes && opening != kind
}

var within = regexp.MustCompile(`^(?:[)\]}]|case\b|default\b)`)

// endsBefore tells whether, going by indentation, what the last bracket began has ended before a
// line.
func (b *brackets) endsBefore(rest string) bool {
	space := indent(rest)
	return strings.HasPrefix(b.last().indent, space) && !within.MatchString(rest[len(space):])
}

// walk follows the brackets of text as far as offset.
func walk(text string, offset int) brackets {
	file := token.NewFileSet().AddFile("", -1, len(text))
	var tokens scanner.Scanner
	tokens.Init(file, []byte(text), func(token.Position, string) {}, 0)
	var seen brackets
	last := 0
	for {
		at, kind, _ := tokens.Scan()
		here := file.Offset(at)
		if kind == token.EOF || here >= offset {
			return seen
		}
		line := file.PositionFor(at, false).Line
		start := here - (file.PositionFor(at, false).Column - 1)
		seen.take(bracket{kind, line, indent(text[start:])}, line != last)
		last = line
	}
}

func indent(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
