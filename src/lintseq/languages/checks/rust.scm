; The grammar knows bits of programs too: expressions outside of any function.
; A call of a macro may stand there: it may make items.
(source_file (let_declaration) @not-in-a-function)
(source_file (expression_statement [
  (assignment_expression)
  (await_expression)
  (binary_expression)
  (block)
  (break_expression)
  (call_expression)
  (compound_assignment_expr)
  (continue_expression)
  (field_expression)
  (for_expression)
  (identifier)
  (if_expression)
  (loop_expression)
  (match_expression)
  (return_expression)
  (try_expression)
  (while_expression)
]) @not-in-a-function)

(break_expression . "break" .) @break-outside-loop.stray
[(for_expression) (loop_expression) (while_expression)] @break-outside-loop.home
[(closure_expression) (function_item)] @break-outside-loop.wall

(continue_expression . "continue" .) @continue-outside-loop.stray
[(for_expression) (loop_expression) (while_expression)] @continue-outside-loop.home
[(closure_expression) (function_item)] @continue-outside-loop.wall
