"""Tree-sitter grammars: what languages and linters have in common of them.

`loading` gets a compiled grammar out of its package, `queries` compiles query files for it,
`structure` makes of both the shape of a program. Nothing here knows a language, and tree-sitter
itself is imported when a text is first parsed.
"""
