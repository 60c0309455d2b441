; What JavaScript and TypeScript share.

(try_statement !handler !finalizer) @try-without-clause

(return_statement) @return-outside-function.stray
[
  (arrow_function)
  (function_declaration)
  (function_expression)
  (generator_function)
  (generator_function_declaration)
  (method_definition)
] @return-outside-function.home

(break_statement !label) @break-outside-loop.stray
[
  (do_statement)
  (for_in_statement)
  (for_statement)
  (switch_statement)
  (while_statement)
] @break-outside-loop.home
[
  (arrow_function)
  (function_declaration)
  (function_expression)
  (generator_function)
  (generator_function_declaration)
  (method_definition)
] @break-outside-loop.wall

(continue_statement !label) @continue-outside-loop.stray
[
  (do_statement)
  (for_in_statement)
  (for_statement)
  (while_statement)
] @continue-outside-loop.home
[
  (arrow_function)
  (function_declaration)
  (function_expression)
  (generator_function)
  (generator_function_declaration)
  (method_definition)
] @continue-outside-loop.wall

(switch_body (switch_default) (switch_default) @second-default)
