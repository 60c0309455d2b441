[(comment) (haddock)] @comment
[(char) (quasiquote) (string)] @string

; A signature says nothing without what it is of.
(declarations (signature) @attached)
(local_binds (signature) @attached)

[
  (alternative)
  (bind)
  (case)
  (class)
  (data_type)
  (do)
  (function)
  (header)
  (import)
  (instance)
  (lambda)
  (lambda_case)
  (let)
  (multi_way_if)
  (newtype)
  (signature)
  (type_synonym)
] @header

; All of their parts are needed.
[(conditional) (let_in)] @whole

(_ "where" @clause.start binds: (local_binds) @clause.end)
