package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

const ending = ".a"

var errUnknown = errors.New("package is not in the standard library")

// library is the standard library, as export data in a folder. What was imported stays.
type library struct {
	exports  string
	known    map[string]bool
	importer types.Importer
}

func newLibrary(exports string) (*library, error) {
	l := &library{exports: exports, known: map[string]bool{"unsafe": true}}
	l.importer = importer.ForCompiler(token.NewFileSet(), "gc", l.open)
	err := filepath.WalkDir(exports, func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ending) {
			inside, _ := filepath.Rel(exports, name)
			l.known[strings.TrimSuffix(filepath.ToSlash(inside), ending)] = true
		}
		return err
	})
	if err == nil && !l.known["fmt"] {
		err = fmt.Errorf("the standard library is not in %s", exports)
	}
	return l, err
}

func (l *library) open(name string) (io.ReadCloser, error) {
	return os.Open(filepath.Join(l.exports, filepath.FromSlash(name)+ending))
}

// forProgram imports for one program: what the library does not have is a package without content
// of which every name is let pass.
func (l *library) forProgram(file *ast.File) types.Importer {
	return importFunction(func(name string) (*types.Package, error) {
		if !l.known[name] {
			return types.NewPackage(name, likelyName(name)), errUnknown
		}
		found, err := l.importer.Import(name)
		if err != nil {
			// A library that cannot be read is no fault of the program.
			panic(err)
		}
		return found, nil
	})
}

type importFunction func(string) (*types.Package, error)

func (f importFunction) Import(name string) (*types.Package, error) { return f(name) }

var (
	major  = regexp.MustCompile(`^v[0-9]+$`)
	before = regexp.MustCompile(`^go[-.]`)
	after  = regexp.MustCompile(`\.v[0-9]+$|[-.]go$`)
)

// likelyName is what a package of this path is most often called: its path says only where it is.
func likelyName(name string) string {
	last := path.Base(name)
	if major.MatchString(last) && path.Dir(name) != "." {
		last = path.Base(path.Dir(name))
	}
	last = after.ReplaceAllString(before.ReplaceAllString(last, ""), "")
	return last[strings.LastIndex(last, "-")+1:]
}
