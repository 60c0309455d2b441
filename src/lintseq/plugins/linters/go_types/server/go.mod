module lintseq.org/go-types

go 1.18
