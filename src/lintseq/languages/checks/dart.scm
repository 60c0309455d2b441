(try_statement . "try" . (block) .) @try-without-clause

(break_statement . (break_builtin) . ";") @break-outside-loop.stray
[
  (do_statement)
  (for_statement)
  (switch_statement)
  (while_statement)
] @break-outside-loop.home
[(class_body) (function_body) (function_expression)] @break-outside-loop.wall

(continue_statement . "continue" . ";") @continue-outside-loop.stray
[
  (do_statement)
  (for_statement)
  (switch_statement)
  (while_statement)
] @continue-outside-loop.home
[(class_body) (function_body) (function_expression)] @continue-outside-loop.wall

; Outside of functions a statement looks like a function: `if (a) { … }`.
(function_signature name: (identifier) @stray-keyword
  (#any-of? @stray-keyword "catch" "else" "for" "if" "switch" "while"))

(program (function_signature) @function-without-body . ";")

; Only an abstract class has methods without a body.
(class_body (declaration (function_signature)) @method-without-body.stray)
(class_definition (abstract)) @method-without-body.home
(declaration "external") @method-without-body.home
(mixin_declaration) @method-without-body.home
(class_definition) @method-without-body.wall

(local_variable_declaration
  (initialized_variable_definition (const_builtin) name: (_) .)) @const-without-value
