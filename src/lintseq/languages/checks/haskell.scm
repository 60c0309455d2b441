; The last statement of a `do` gives its value.
(do statement: [(bind) (let)] @last-statement-binds .)

(case !alternatives) @case-without-alternatives

; What stands alone is a splice to the grammar; one that names nothing in quotes has lost its `=`.
(top_splice [
  (apply argument: [(literal) (parens) (variable) (wildcard)])
  (case)
  (conditional)
  (do)
  (infix)
  (lambda)
  (literal)
  (variable)
] @naked-expression)

(declarations (import) @import-after-declaration)

; A signature says nothing without what it is of.
(declarations (signature) @signature-without-binding
  . [(class) (data_type) (instance) (newtype) (signature) (type_synonym)])
(declarations (signature) @signature-without-binding .)
(local_binds (signature) @signature-without-binding .)
