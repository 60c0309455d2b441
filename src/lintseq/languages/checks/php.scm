(break_statement) @break-outside-loop.stray
[
  (do_statement)
  (for_statement)
  (foreach_statement)
  (switch_statement)
  (while_statement)
] @break-outside-loop.home
[(anonymous_function) (arrow_function) (function_definition) (method_declaration)]
  @break-outside-loop.wall

(continue_statement) @continue-outside-loop.stray
[
  (do_statement)
  (for_statement)
  (foreach_statement)
  (switch_statement)
  (while_statement)
] @continue-outside-loop.home
[(anonymous_function) (arrow_function) (function_definition) (method_declaration)]
  @continue-outside-loop.wall

; Without its first tag nothing of a program is PHP, and all of it is text.
(program . (text) @no-tag .)
