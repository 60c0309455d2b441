[(comment) (documentation_comment) (script_tag)] @comment
(string_literal) @string
(annotation) @attached

[
  (class_definition)
  (do_statement)
  (enum_declaration)
  (extension_declaration)
  (extension_type_declaration)
  (for_statement)
  (if_statement)
  (labeled_statement)
  (local_function_declaration)
  (mixin_declaration)
  (switch_statement)
  (try_statement)
  (while_statement)
] @whole

; A function's head and its body stand beside each other.
(_ [(function_signature) (getter_signature) (setter_signature) (method_signature)] @whole.start
  . (function_body) @whole.end)

[
  (function_expression)
  (switch_statement_case)
  (switch_statement_default)
] @header

(finally_clause) @clause
(try_statement "on" @clause.start . (_) . (catch_clause)? . (block) @clause.end)
(try_statement (catch_clause) @clause.start . (block) @clause.end)
(if_statement "else" @clause.start alternative: (_) @clause.end)

(_ body: [(block) (class_body) (enum_body) (extension_body) (switch_block)] @body)
(function_body (block) @body)
(if_statement consequence: (block) @body)
(if_statement alternative: (block) @body)
(finally_clause (block) @body)
