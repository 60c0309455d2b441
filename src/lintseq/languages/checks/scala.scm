; The grammar knows bits of programs too: statements outside of any definition.
(compilation_unit [
  (assignment_expression)
  (call_expression)
  (do_while_expression)
  (field_expression)
  (for_expression)
  (identifier)
  (if_expression)
  (infix_expression)
  (match_expression)
  (return_expression)
  (throw_expression)
  (try_expression)
  (while_expression)
] @not-in-a-definition)

(return_expression) @return-outside-function.stray
[(function_definition) (compilation_unit)] @return-outside-function.home
[(class_definition) (object_definition) (trait_definition)] @return-outside-function.wall

; Words that have lost what they continue are names to the grammar.
((identifier) @stray-keyword
  (#any-of? @stray-keyword "case" "catch" "else" "finally" "then" "yield"))

(match_expression body: (case_block . "{" @match-without-case . "}" .))

; An object, and a class that is not abstract, has all of its members.
(template_body [(function_declaration) (val_declaration) (var_declaration)]
  @member-without-body.stray)
[(trait_definition) (refinement) (structural_type)] @member-without-body.home
(class_definition (modifiers "abstract")) @member-without-body.home
(function_declaration (annotation)) @member-without-body.home
[
  (class_definition)
  (function_definition)
  (object_definition)
] @member-without-body.wall
