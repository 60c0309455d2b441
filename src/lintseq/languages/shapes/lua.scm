[(comment) (hash_bang_line)] @comment
(string) @string

[
  (do_statement)
  (for_statement)
  (function_declaration)
  (function_definition)
  (if_statement)
  (repeat_statement)
  (while_statement)
] @block

[(elseif_statement) (else_statement)] @clause
