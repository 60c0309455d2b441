(switch_statement "{" @switch-without-case . "}" .)

; The end of a guard must not be reached.
(guard_statement "{" @guard-without-exit . "}" .)

; Neither a type nor a value.
(property_declaration (value_binding_pattern) name: (pattern (simple_identifier) .) .)
  @variable-without-value

; Only protocols have initializers without a body.
(class_body (init_declaration !body) @init-without-body)

; Words that have lost what they continue are names to the grammar: `else { … }` calls `else`.
(call_expression . (simple_identifier) @stray-keyword
  (#any-of? @stray-keyword "case" "catch" "default" "else"))

((simple_identifier) @break-outside-loop.stray
  (#any-of? @break-outside-loop.stray "break" "continue"))
(control_transfer_statement ["break" "continue"]) @break-outside-loop.stray
[
  (do_statement)
  (for_statement)
  (if_statement)
  (repeat_while_statement)
  (switch_statement)
  (while_statement)
] @break-outside-loop.home
[(class_declaration) (function_declaration) (lambda_literal)] @break-outside-loop.wall
