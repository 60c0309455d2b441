; The grammar knows bits of programs too: statements outside of any function.
(source_file [
  (assignment)
  (call_expression)
  (do_while_statement)
  (for_statement)
  (if_expression)
  (navigation_expression)
  (return_expression)
  (throw_expression)
  (try_expression)
  (when_expression)
  (while_statement)
] @not-in-a-function)

(return_expression) @return-outside-function.stray
[
  (anonymous_function)
  (function_declaration)
  (getter)
  (lambda_literal)
  (secondary_constructor)
  (setter)
  (source_file)
] @return-outside-function.home
[(class_body) (enum_class_body)] @return-outside-function.wall

; `break` and `continue` are names to the grammar.
((identifier) @break-outside-loop.stray
  (#any-of? @break-outside-loop.stray "break" "continue"))
[(do_while_statement) (for_statement) (while_statement)] @break-outside-loop.home
[(class_body) (function_declaration)] @break-outside-loop.wall

; So is an `else` that has lost its `if`.
((identifier) @stray-else (#eq? @stray-else "else"))

; Only in an interface, or under one of these words, a function may have no body.
(function_declaration) @function-without-body.stray
(function_declaration (function_body)) @function-without-body.home
(class_declaration "interface" (class_body (function_declaration) @function-without-body.home))
(function_declaration (modifiers [
  (function_modifier "external")
  (inheritance_modifier "abstract")
  (platform_modifier "expect")
])) @function-without-body.home
(class_declaration
  (modifiers (platform_modifier "expect"))
  (class_body (function_declaration) @function-without-body.home))
(function_declaration) @function-without-body.wall

; Neither a type nor a value.
(property_declaration (variable_declaration . (identifier) .) .) @variable-without-value
