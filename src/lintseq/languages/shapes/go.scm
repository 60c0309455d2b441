(comment) @comment
[(raw_string_literal) (interpreted_string_literal)] @string

[
  (expression_switch_statement)
  (for_statement)
  (function_declaration)
  (if_statement)
  (method_declaration)
  (select_statement)
  (type_switch_statement)
] @whole

[(communication_case) (default_case) (expression_case) (type_case)] @header

; Go has no place for an `else` but behind a brace, so no clause ever begins a line.
