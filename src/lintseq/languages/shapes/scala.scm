[(block_comment) (comment)] @comment
[(character_literal) (interpolated_string_expression) (string)] @string
(annotation) @attached

; Bodies are closed by braces or by indentation, so no last line speaks for its header.
[
  (case_clause)
  (class_definition)
  (do_while_expression)
  (enum_definition)
  (extension_definition)
  (for_expression)
  (full_enum_case)
  (function_definition)
  (given_definition)
  (if_expression)
  (lambda_expression)
  (match_expression)
  (object_definition)
  (package_object)
  (trait_definition)
  (try_expression)
  (type_definition)
  (val_definition)
  (var_definition)
  (while_expression)
] @header

[(catch_clause) (finally_clause)] @clause
(if_expression "else" @clause.start alternative: (_) @clause.end)
(for_expression "yield" @clause.start body: (_) @clause.end)

(_ body: [(block) (case_block) (enum_body) (template_body)] @body)
(if_expression consequence: (block) @body)
(if_expression alternative: (block) @body)
