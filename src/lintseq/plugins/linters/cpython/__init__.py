"""CPython's own judgement of a program, on which the linters for Python build.

Not a linter itself: what the interpreter says of a text (`syntax`), where the cause of that lies
(`causes`), and the way from Python's lines and columns to ours (`source`).
"""
