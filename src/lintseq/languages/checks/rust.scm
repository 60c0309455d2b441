; The grammar knows bits of programs too: expressions outside of any function.
(source_file [(expression_statement) (let_declaration)] @not-in-a-function)

(break_expression . "break" .) @break-outside-loop.stray
[(for_expression) (loop_expression) (while_expression)] @break-outside-loop.home
[(closure_expression) (function_item)] @break-outside-loop.wall

(continue_expression . "continue" .) @continue-outside-loop.stray
[(for_expression) (loop_expression) (while_expression)] @continue-outside-loop.home
[(closure_expression) (function_item)] @continue-outside-loop.wall
