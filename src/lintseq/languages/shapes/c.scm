(comment) @comment
[(string_literal) (char_literal)] @string

[
  (do_statement)
  (enum_specifier)
  (for_statement)
  (function_definition)
  (if_statement)
  (labeled_statement)
  (linkage_specification)
  (struct_specifier)
  (switch_statement)
  (type_definition)
  (union_specifier)
  (while_statement)
] @whole

(case_statement) @header
(else_clause) @clause

(function_definition body: (compound_statement) @body)
(if_statement consequence: (compound_statement) @body)
(else_clause (compound_statement) @body)
(do_statement body: (compound_statement) @body)
(for_statement body: (compound_statement) @body)
(switch_statement body: (compound_statement) @body)
(while_statement body: (compound_statement) @body)
[(declaration_list) (enumerator_list) (field_declaration_list)] @body

; A condition of the preprocessor and its `#endif` belong together.
[(preproc_if) (preproc_ifdef)] @block
[(preproc_elif) (preproc_elifdef) (preproc_else)] @clause
[(preproc_def) (preproc_function_def)] @whole

; An include guard is around a whole file, which has its place without it.
(preproc_ifdef "#ifndef" name: (_) @_guard . (preproc_def name: (_) @_defined)
  (#eq? @_guard @_defined)) @frame
