; The grammar takes a suite without a statement: a block of no width.
(block) @empty-suite.empty

(return_statement) @return-outside-function.stray
[(function_definition) (lambda)] @return-outside-function.home
(class_definition) @return-outside-function.wall

[(break_statement) (continue_statement)] @break-outside-loop.stray
[(for_statement) (while_statement)] @break-outside-loop.home
[(function_definition) (class_definition)] @break-outside-loop.wall

; A `try` without a clause.
(try_statement . "try" @try-without-clause . ":" . (comment)* . (block) .)
