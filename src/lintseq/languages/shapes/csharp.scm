[(comment) (shebang_directive)] @comment
[
  (character_literal)
  (interpolated_string_expression)
  (raw_string_literal)
  (string_literal)
  (verbatim_string_literal)
] @string
(attribute_list) @attached

[
  (accessor_declaration)
  (checked_statement)
  (class_declaration)
  (constructor_declaration)
  (conversion_operator_declaration)
  (destructor_declaration)
  (do_statement)
  (enum_declaration)
  (event_declaration)
  (fixed_statement)
  (for_statement)
  (foreach_statement)
  (if_statement)
  (indexer_declaration)
  (interface_declaration)
  (labeled_statement)
  (local_function_statement)
  (lock_statement)
  (method_declaration)
  (namespace_declaration)
  (operator_declaration)
  (property_declaration)
  (record_declaration)
  (struct_declaration)
  (switch_expression_arm)
  (switch_statement)
  (try_statement)
  (unsafe_statement)
  (using_statement)
  (while_statement)
] @whole

[(anonymous_method_expression) (lambda_expression) (switch_section)] @header

[(catch_clause) (finally_clause)] @clause
(if_statement "else" @clause.start alternative: (_) @clause.end)

(_ body: [
  (block)
  (declaration_list)
  (enum_member_declaration_list)
  (switch_body)
] @body)
(_ accessors: (accessor_list) @body)
(if_statement consequence: (block) @body)
(if_statement alternative: (block) @body)
[(finally_clause (block) @body) (lock_statement (block) @body) (checked_statement (block) @body)]

; A condition of the preprocessor and its `#endif` belong together.
(preproc_if) @block
[(preproc_elif) (preproc_else)] @clause
