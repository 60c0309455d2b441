; The grammar knows bits of programs too: statements outside of any function.
(translation_unit [
  (break_statement)
  (case_statement)
  (continue_statement)
  (do_statement)
  (for_statement)
  (goto_statement)
  (if_statement)
  (return_statement)
  (switch_statement)
  (while_statement)
] @not-in-a-function)

(break_statement) @break-outside-loop.stray
[(do_statement) (for_statement) (switch_statement) (while_statement)] @break-outside-loop.home

(continue_statement) @continue-outside-loop.stray
[(do_statement) (for_statement) (while_statement)] @continue-outside-loop.home

(case_statement) @case-outside-switch.stray
(switch_statement) @case-outside-switch.home
(function_definition) @case-outside-switch.wall
