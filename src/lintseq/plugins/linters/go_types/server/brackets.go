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
	line   int
	indent string
}

// brackets follows the brackets of a text, token by token.
type brackets struct {
	open    []bracket
	suspect *bracket // the last one whose closing bracket is indented otherwise
	deepest int
}

func (b *brackets) take(kind token.Token, place bracket, first bool) {
	switch kind {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		b.open = append(b.open, place)
		if len(b.open) > b.deepest {
			b.deepest = len(b.open)
		}
	case token.RPAREN, token.RBRACK, token.RBRACE:
		if len(b.open) == 0 {
			return
		}
		closed := b.open[len(b.open)-1]
		b.open = b.open[:len(b.open)-1]
		if first && closed.indent != place.indent {
			b.suspect = &closed
		}
	}
}

// nesting is how deep brackets are nested in text.
func nesting(text string) int {
	return walk(text, len(text)).deepest
}

// unclosed is the line of the bracket that is to blame for a syntax error at offset, or 0: at the
// end of the text, or in a line that stands no further in than one whose bracket is open. It is the
// one whose closing bracket, going by indentation, is another's; else the last one open.
func unclosed(text string, offset int) int {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	atEnd := strings.TrimSpace(text[offset:]) == ""
	if !atEnd {
		offset = start
	}
	seen := walk(text, offset)
	if len(seen.open) == 0 {
		return 0
	}
	last := seen.open[len(seen.open)-1]
	switch {
	case !atEnd && !endsBefore(text[start:], last):
		return 0
	case seen.suspect != nil:
		return seen.suspect.line
	}
	return last.line
}

var within = regexp.MustCompile(`^(?:[)\]}]|case\b|default\b)`)

// endsBefore tells whether, going by indentation, what a bracket began has ended before a line.
func endsBefore(rest string, last bracket) bool {
	space := indent(rest)
	return strings.HasPrefix(last.indent, space) && !within.MatchString(rest[len(space):])
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
		seen.take(kind, bracket{line, indent(text[start:])}, line != last)
		last = line
	}
}

func indent(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
