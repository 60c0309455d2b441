(comment) @comment
(string_value) @string

[
  (directive_definition)
  (enum_type_definition)
  (enum_type_extension)
  (field)
  (fragment_definition)
  (inline_fragment)
  (input_object_type_definition)
  (input_object_type_extension)
  (interface_type_definition)
  (interface_type_extension)
  (object_type_definition)
  (object_type_extension)
  (operation_definition)
  (schema_definition)
  (schema_extension)
] @whole

; A description belongs to the definition below it.
(description) @attached

["(" "[" "{"] @open
[")" "]" "}"] @close
