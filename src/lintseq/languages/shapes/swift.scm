[(comment) (multiline_comment) (shebang_line)] @comment
[
  (line_string_literal)
  (multi_line_string_literal)
  (raw_string_literal)
  (regex_literal)
] @string
(attribute) @attached

[
  (catch_block)
  (class_declaration)
  (computed_getter)
  (computed_setter)
  (deinit_declaration)
  (didset_clause)
  (do_statement)
  (for_statement)
  (function_declaration)
  (guard_statement)
  (if_statement)
  (init_declaration)
  (property_declaration)
  (protocol_declaration)
  (repeat_while_statement)
  (subscript_declaration)
  (switch_statement)
  (while_statement)
  (willset_clause)
] @whole

[(lambda_literal) (switch_entry)] @header

(catch_block) @clause
(if_statement (else) @clause.start (if_statement) @clause.end)
(if_statement (else) @clause.start . "{" "}" @clause.end .)

(_ body: [(class_body) (enum_class_body) (function_body) (protocol_body)] @body)
