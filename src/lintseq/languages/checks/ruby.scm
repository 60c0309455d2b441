(yield) @yield-outside-method.stray
[(method) (singleton_method)] @yield-outside-method.home
[(class) (module)] @yield-outside-method.wall

(retry) @retry-outside-rescue.stray
(rescue) @retry-outside-rescue.home
[(class) (method) (module) (singleton_method)] @retry-outside-rescue.wall

[(class "class") (module "module")] @class-in-method.stray
(program) @class-in-method.home
(_ ["class" "module"] body: (body_statement) @class-in-method.home)
[(method) (singleton_method)] @class-in-method.wall

; A word of the language that stands alone is taken for the name of a method.
([
  (block_body (identifier) @misplaced-word)
  (body_statement (identifier) @misplaced-word)
  (else (identifier) @misplaced-word)
  (program (identifier) @misplaced-word)
  (then (identifier) @misplaced-word)
] (#any-of? @misplaced-word "do" "else" "elsif" "end" "ensure" "in" "rescue" "then" "when"))
