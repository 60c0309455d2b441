"""What the linters for JavaScript and TypeScript share: a Node, and what npm installs for it.

`runtime` finds a Node, `environment` installs the packages of the lock file beside it, `recipe`
starts a server on both, `linter` is the base of the linters themselves; ``server/`` holds what the
servers share.
"""
