[(line_comment) (block_comment) (shebang)] @comment
[(character_literal) (multiline_string_literal) (string_literal)] @string
[(annotation) (file_annotation)] @attached

[
  (anonymous_initializer)
  (class_declaration)
  (companion_object)
  (do_while_statement)
  (for_statement)
  (function_declaration)
  (getter)
  (if_expression)
  (object_declaration)
  (property_declaration)
  (secondary_constructor)
  (setter)
  (try_expression)
  (when_entry)
  (when_expression)
  (while_statement)
] @whole

[(anonymous_function) (lambda_literal) (object_literal)] @header

[(catch_block) (finally_block)] @clause
(if_expression "else" @clause.start (_) @clause.end .)

[
  (class_declaration (class_body) @body)
  (class_declaration (enum_class_body) @body)
  (companion_object (class_body) @body)
  (object_declaration (class_body) @body)
  (function_body (block) @body)
  (secondary_constructor (block) @body)
  (anonymous_initializer (block) @body)
  (if_expression (block) @body)
  (for_statement (block) @body)
  (while_statement (block) @body)
  (do_while_statement (block) @body)
  (try_expression (block) @body)
  (catch_block (block) @body)
  (finally_block (block) @body)
]
