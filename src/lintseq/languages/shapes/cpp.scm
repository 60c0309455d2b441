; inherits: c

(raw_string_literal) @string

[
  (class_specifier)
  (concept_definition)
  (for_range_loop)
  (namespace_definition)
  (try_statement)
] @whole

(lambda_expression) @header
(catch_clause) @clause

(for_range_loop body: (compound_statement) @body)
(catch_clause body: (compound_statement) @body)
(try_statement body: (compound_statement) @body)
(lambda_expression body: (compound_statement) @body)

; `template <typename T>` on a line of its own goes with what is below it.
(template_declaration "template" @attached)
(template_declaration parameters: (template_parameter_list) @attached)
(template_declaration (requires_clause) @attached)
