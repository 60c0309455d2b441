package main

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"strings"
)

// The machine for which programs are judged, whatever the one is that judges.
const system, processor = "linux", "amd64"

// What a request calls a program without a package clause, and the clause that it is given.
const snippet, clause = "go-snippet", "package snippet; "

const byteOrderMark = "\uFEFF"

var errNesting = errors.New("it is nested too deeply")

type message struct {
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Severity string `json:"severity"`
	Syntax   bool   `json:"syntax,omitempty"`
	Cause    int    `json:"cause,omitempty"`
}

type checker struct {
	library *library
	sizes   types.Sizes
}

func newChecker(exports string) (*checker, error) {
	library, err := newLibrary(exports)
	if err != nil {
		return nil, err
	}
	return &checker{library, types.SizesFor("gc", processor)}, nil
}

// check finds the first syntax error, or else all that the type checker says. What the parser says
// after its first error is guesswork. It refuses what is nested too deeply.
func (c *checker) check(text string, isSnippet bool) ([]message, error) {
	if nesting(text) > deepest {
		return nil, errNesting
	}
	source := source{files: token.NewFileSet()}
	if isSnippet {
		text, source.shift = withClause(text)
	}
	mode := parser.AllErrors | parser.SkipObjectResolution
	file, err := parser.ParseFile(source.files, "program.go", text, mode)
	if err == nil {
		return c.typeErrors(source, file), nil
	}
	first := firstError(err)
	if first.Msg == "exceeded max nesting depth" {
		return nil, errNesting
	}
	return []message{source.syntaxError(text, first)}, nil
}

func withClause(text string) (string, int) {
	rest := strings.TrimPrefix(text, byteOrderMark)
	mark := text[:len(text)-len(rest)]
	return mark + clause + rest, len(clause)
}

func (c *checker) typeErrors(source source, file *ast.File) []message {
	found := []message{}
	config := types.Config{
		Importer:    c.library.forProgram(file),
		FakeImportC: true,
		Sizes:       c.sizes,
		Error: func(err error) {
			var said types.Error
			// One that begins with a tab says where the other party to the error before it is.
			if errors.As(err, &said) && !strings.HasPrefix(said.Msg, "\t") {
				found = append(found, source.typeError(said))
			}
		},
	}
	// It returns the first of the errors that it has told.
	_, _ = config.Check("program", source.files, []*ast.File{file}, nil)
	return found
}

// source knows the places of one text, on whose first line everything stands so many bytes further
// to the right than in what was asked of. Directives that move lines are not heard.
type source struct {
	files *token.FileSet
	shift int
}

func (s source) place(at token.Position) (line, column int) {
	if at.Line == 1 && at.Column > s.shift {
		return 1, at.Column - s.shift
	}
	return at.Line, at.Column
}

func (s source) syntaxError(text string, first *scanner.Error) message {
	file := s.files.File(token.Pos(s.files.Base() - 1))
	line, column := s.place(file.PositionFor(file.Pos(first.Pos.Offset), false))
	return message{
		Line: line, Column: column, Code: "Syntax", Message: first.Msg, Severity: "error",
		Syntax: true, Cause: unclosed(text, first.Pos.Offset),
	}
}

// firstError is the first in the text; directives may have put others before it.
func firstError(err error) *scanner.Error {
	var list scanner.ErrorList
	if !errors.As(err, &list) || len(list) == 0 {
		panic(err)
	}
	first := list[0]
	for _, other := range list {
		if other.Pos.Offset < first.Pos.Offset {
			first = other
		}
	}
	return first
}

func (s source) typeError(err types.Error) message {
	line, column := s.place(s.files.PositionFor(err.Pos, false))
	severity := "error"
	if err.Soft {
		severity = "warning"
	}
	words, _, _ := strings.Cut(err.Msg, "\n")
	return message{
		Line: line, Column: column, Code: codeOf(err), Message: words, Severity: severity,
	}
}
