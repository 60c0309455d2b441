// A server that says what Go's own parser and type checker find in programs, one line of JSON each.
//
// It is told where the export data of the standard library lies, and opens nothing else: what a
// program imports, embeds or names in directives is never looked for.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
)

const protocol = 1

type greeting struct {
	Protocol int    `json:"protocol"`
	Tool     string `json:"tool"`
}

type request struct {
	ID       int    `json:"id"`
	Language string `json:"language"`
	Text     string `json:"text"`
}

type answer struct {
	ID      int    `json:"id"`
	Found   any    `json:"found,omitempty"` // a list, which may be empty
	Refused string `json:"refused,omitempty"`
	Message string `json:"message,omitempty"`
	Failed  string `json:"failed,omitempty"`
}

func main() {
	if err := serve(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(exports string) error {
	checker, err := newChecker(exports)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	tool := fmt.Sprintf("%s go/types, standard library of %s/%s", runtime.Version(), system, processor)
	if err := out.Encode(greeting{protocol, tool}); err != nil {
		return err
	}
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	for in.More() {
		var asked request
		if err := in.Decode(&asked); err != nil {
			return err
		}
		if err := out.Encode(answered(checker, asked)); err != nil {
			return err
		}
	}
	return nil
}

// answered is what the checker says; if it panics, that it failed.
func answered(checker *checker, asked request) (said answer) {
	defer func() {
		if fault := recover(); fault != nil {
			said = answer{ID: asked.ID, Failed: fmt.Sprint(fault)}
		}
	}()
	found, err := checker.check(asked.Text, asked.Language == snippet)
	if err != nil {
		return answer{ID: asked.ID, Refused: "nesting", Message: err.Error()}
	}
	return answer{ID: asked.ID, Found: found}
}
