[(comment) (js_comment)] @comment
(string_value) @string

[
  (at_rule)
  (keyframe_block)
  (keyframes_statement)
  (media_statement)
  (rule_set)
  (scope_statement)
  (supports_statement)
] @whole
(declaration) @header

(_ (block) @body)
(keyframes_statement (keyframe_block_list) @body)
