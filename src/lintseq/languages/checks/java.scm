; The grammar knows bits of programs too: statements outside of any method.
(return_statement) @return-outside-method.stray
[
  (compact_constructor_declaration)
  (constructor_declaration)
  (lambda_expression)
  (method_declaration)
] @return-outside-method.home
(class_body) @return-outside-method.wall

(break_statement . "break" . ";") @break-outside-loop.stray
[
  (do_statement)
  (enhanced_for_statement)
  (for_statement)
  (switch_expression)
  (while_statement)
] @break-outside-loop.home
[(class_body) (lambda_expression) (method_declaration)] @break-outside-loop.wall

(continue_statement . "continue" . ";") @continue-outside-loop.stray
[
  (do_statement)
  (enhanced_for_statement)
  (for_statement)
  (while_statement)
] @continue-outside-loop.home
[(class_body) (lambda_expression) (method_declaration)] @continue-outside-loop.wall

(program [
  (do_statement)
  (enhanced_for_statement)
  (expression_statement)
  (for_statement)
  (if_statement)
  (local_variable_declaration)
  (method_declaration)
  (return_statement)
  (throw_statement)
  (try_statement)
  (while_statement)
] @not-in-a-class)

(method_declaration
  (modifiers "abstract")
  body: (_) @abstract-with-body)
