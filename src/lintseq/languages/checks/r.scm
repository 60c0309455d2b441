[(break) (next)] @break-outside-loop.stray
[(for_statement) (repeat_statement) (while_statement)] @break-outside-loop.home
(function_definition) @break-outside-loop.wall

; An `else` at the start of a line, outside of braces, is a name to the grammar.
((identifier) @stray-else (#eq? @stray-else "else"))
