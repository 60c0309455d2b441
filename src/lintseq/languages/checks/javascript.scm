; inherits: ecma

; `const x;` promises a value. In the head of a `for … of` it has another form in the grammar.
(lexical_declaration kind: "const" (variable_declarator !value) @const-without-value)

[(import_statement) (export_statement)] @not-at-the-top.stray
(program) @not-at-the-top.home
[(statement_block) (class_body)] @not-at-the-top.wall
