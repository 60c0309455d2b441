[(comment) (marginalia)] @comment
(literal) @string

[(case) (block)] @block

[
  (column_definition)
  (cte)
  (from)
  (group_by)
  (having)
  (join)
  (order_by)
  (select)
  (statement)
  (where)
] @header
