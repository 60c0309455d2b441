; Bash knows no empty bodies, the grammar does.
(compound_statement "{" @empty-body . (comment)* . "}")
(do_group "do" @empty-body . (comment)* . "done")
(if_statement "then" @empty-body . (comment)* . ["fi" (elif_clause) (else_clause)])
(elif_clause "then" @empty-body . (comment)* .)
(else_clause "else" @empty-body . (comment)* .)
