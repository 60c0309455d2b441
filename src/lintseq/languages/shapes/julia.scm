[(line_comment) (block_comment)] @comment
[
  (character_literal)
  (command_literal)
  (prefixed_command_literal)
  (prefixed_string_literal)
  (string_literal)
] @string

[
  (compound_statement)
  (do_clause)
  (for_statement)
  (function_definition)
  (if_statement)
  (let_statement)
  (macro_definition)
  (quote_statement)
  (struct_definition)
  (try_statement)
  (while_statement)
] @block

; A module is around a whole file, which has its place without it.
(module_definition) @frame
(module_definition) @block

[(catch_clause) (else_clause) (elseif_clause) (finally_clause)] @clause
[(assignment) (arrow_function_expression)] @header
