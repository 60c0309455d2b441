; inherits: ecma

(template_literal_type) @string

[
  (abstract_class_declaration)
  (ambient_declaration)
  (enum_declaration)
  (interface_declaration)
  (internal_module)
  (module)
] @whole

(_ body: [(enum_body) (interface_body)] @body)
