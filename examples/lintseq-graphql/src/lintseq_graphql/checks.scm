; Three names mean something else where an enumeration is used.
(enum_value_definition (enum_value) @reserved-enum-value
  (#any-of? @reserved-enum-value "true" "false" "null"))
