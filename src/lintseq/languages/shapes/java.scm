[(line_comment) (block_comment)] @comment
(string_literal) @string
[(annotation) (marker_annotation)] @attached

[
  (annotation_type_declaration)
  (class_declaration)
  (compact_constructor_declaration)
  (constructor_declaration)
  (do_statement)
  (enhanced_for_statement)
  (enum_declaration)
  (for_statement)
  (if_statement)
  (interface_declaration)
  (labeled_statement)
  (method_declaration)
  (record_declaration)
  (static_initializer)
  (switch_expression)
  (switch_rule)
  (synchronized_statement)
  (try_statement)
  (try_with_resources_statement)
  (while_statement)
] @whole

[(lambda_expression) (object_creation_expression) (switch_block_statement_group)] @header

[(catch_clause) (finally_clause)] @clause
(if_statement "else" @clause.start alternative: (_) @clause.end)

(_ body: [
  (annotation_type_body)
  (block)
  (class_body)
  (constructor_body)
  (enum_body)
  (interface_body)
  (switch_block)
] @body)
(if_statement consequence: (block) @body)
(if_statement alternative: (block) @body)
[(catch_clause (block) @body) (finally_clause (block) @body)]
