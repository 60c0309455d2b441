; The grammar knows bits of programs too: statements outside of any function.
(source_file [
  (assignment_statement)
  (block)
  (break_statement)
  (continue_statement)
  (defer_statement)
  (expression_statement)
  (for_statement)
  (go_statement)
  (if_statement)
  (return_statement)
  (short_var_declaration)
] @not-in-a-function)

(break_statement . "break" .) @break-outside-loop.stray
[
  (expression_switch_statement)
  (for_statement)
  (select_statement)
  (type_switch_statement)
] @break-outside-loop.home
[(func_literal) (function_declaration) (method_declaration)] @break-outside-loop.wall

(continue_statement . "continue" .) @continue-outside-loop.stray
(for_statement) @continue-outside-loop.home
[(func_literal) (function_declaration) (method_declaration)] @continue-outside-loop.wall
