(break_statement) @break-outside-loop.stray
[(for_statement) (repeat_statement) (while_statement)] @break-outside-loop.home
[(function_declaration) (function_definition)] @break-outside-loop.wall
