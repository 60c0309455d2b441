(try_statement . "try" . (block) .) @try-without-clause

(break_statement) @break-outside-loop.stray
[
  (do_statement)
  (for_statement)
  (foreach_statement)
  (switch_statement)
  (while_statement)
] @break-outside-loop.home
[
  (anonymous_method_expression)
  (class_declaration)
  (lambda_expression)
  (local_function_statement)
  (method_declaration)
] @break-outside-loop.wall

(continue_statement) @continue-outside-loop.stray
[
  (do_statement)
  (for_statement)
  (foreach_statement)
  (while_statement)
] @continue-outside-loop.home
[
  (anonymous_method_expression)
  (class_declaration)
  (lambda_expression)
  (local_function_statement)
  (method_declaration)
] @continue-outside-loop.wall

; Only in an interface, or under one of these words, a method may have no body.
(method_declaration !body) @method-without-body.stray
(interface_declaration) @method-without-body.home
(method_declaration (modifier) @_word
  (#any-of? @_word "abstract" "extern" "partial")) @method-without-body.home
[
  (class_declaration)
  (record_declaration)
  (struct_declaration)
] @method-without-body.wall

; Statements may stand at the top, but what has a word of access has lost its class.
(global_statement [
  (local_declaration_statement (modifier) @not-in-a-class)
  (local_function_statement (modifier) @not-in-a-class)
] (#any-of? @not-in-a-class "internal" "private" "protected" "public"))

; The end of a section must not be reached.
(switch_section [(expression_statement) (local_declaration_statement)] @falls-through .)
(switch_body (switch_section ":" @falls-through .) .)

(local_declaration_statement
  (modifier "const")
  (variable_declaration (variable_declarator name: (_) .) @const-without-value))
(local_declaration_statement
  (variable_declaration
    type: (implicit_type)
    (variable_declarator name: (_) .) @var-without-value))

(compilation_unit
  [(class_declaration) (enum_declaration) (interface_declaration) (namespace_declaration)]
  . (using_directive) @using-after-type)
