(comment) @comment
[(encapsed_string) (heredoc) (nowdoc) (shell_command_expression) (string)] @string
(attribute_list) @attached

; Without its first tag nothing of a program is PHP.
(program . (php_tag) @header.start (_) @header.end .)
(text_interpolation) @block

[
  (class_declaration)
  (declare_statement)
  (do_statement)
  (enum_declaration)
  (for_statement)
  (foreach_statement)
  (function_definition)
  (if_statement)
  (interface_declaration)
  (method_declaration)
  (namespace_definition)
  (property_hook)
  (switch_statement)
  (trait_declaration)
  (try_statement)
  (while_statement)
] @whole

[(anonymous_function) (anonymous_class) (case_statement) (default_statement)] @header
[(else_clause) (else_if_clause) (catch_clause) (finally_clause)] @clause

(_ body: [
  (compound_statement)
  (declaration_list)
  (enum_declaration_list)
  (match_block)
  (switch_block)
] @body)
