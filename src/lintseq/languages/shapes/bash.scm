(comment) @comment
[(ansi_c_string) (heredoc_redirect) (raw_string) (string) (translated_string)] @string

[
  (c_style_for_statement)
  (case_statement)
  (do_group)
  (for_statement)
  (if_statement)
  (while_statement)
] @block

; A branch of a `case`, which `;;` closes: its bracket has no partner.
(case_item) @header
(case_item [";;" ";&" ";;&"] .) @block
(case_item ")" @lone)

(function_definition) @whole
(function_definition body: (_) @body)
[(elif_clause) (else_clause)] @clause
