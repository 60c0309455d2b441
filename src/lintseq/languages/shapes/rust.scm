[(line_comment) (block_comment) (shebang)] @comment
[(string_literal) (raw_string_literal)] @string
(attribute_item) @attached

[
  (enum_item)
  (for_expression)
  (foreign_mod_item)
  (function_item)
  (if_expression)
  (impl_item)
  (loop_expression)
  (macro_definition)
  (match_arm)
  (match_expression)
  (mod_item)
  (struct_item)
  (trait_item)
  (union_item)
  (unsafe_block)
  (while_expression)
] @whole

(closure_expression) @header
(else_clause) @clause

(_ body: [
  (block)
  (declaration_list)
  (enum_variant_list)
  (field_declaration_list)
  (match_block)
] @body)
(if_expression consequence: (block) @body)
(else_clause (block) @body)
