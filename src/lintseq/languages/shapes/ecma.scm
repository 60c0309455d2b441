; What JavaScript and TypeScript share.

[(comment) (html_comment) (hash_bang_line)] @comment
[(string) (template_string) (regex)] @string
(decorator) @attached

[
  (class_declaration)
  (do_statement)
  (export_statement)
  (for_in_statement)
  (for_statement)
  (function_declaration)
  (generator_function_declaration)
  (if_statement)
  (labeled_statement)
  (method_definition)
  (switch_statement)
  (try_statement)
  (while_statement)
  (with_statement)
] @whole

[
  (arrow_function)
  (class)
  (function_expression)
  (generator_function)
  (switch_case)
  (switch_default)
] @header

[(else_clause) (catch_clause) (finally_clause)] @clause

(_ body: [(statement_block) (class_body) (switch_body)] @body)
(if_statement consequence: (statement_block) @body)
(else_clause (statement_block) @body)
