(comment) @comment

[
  (chained_string)
  (delimited_symbol)
  (heredoc_body)
  (regex)
  (string)
  (string_array)
  (subshell)
  (symbol_array)
  (uninterpreted)
] @string

; Whatever ends with `end` is closed by it: definitions, conditions, loops, blocks.
(_ "end" .) @block

[(else) (elsif) (ensure) (in_clause) (rescue) (when)] @clause
