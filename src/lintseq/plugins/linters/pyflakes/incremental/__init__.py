"""The incremental session of the pyflakes linter: a program is read once, and then only subtracted.

A walk of LintSeq takes lines away from a program and asks after each step where errors are. Linting
each state anew costs as much as the program is long. Here a state costs as much as has changed in
it. The parts, from the bottom up:

- `events`, `scopes`, `recorder`, `visits`, `nodes`, `typing_calls`, `typing_names`, `local_checks`:
  what pyflakes' traversal would do.
- `statements`, `reading`: the shape of a program, and how it is read from CPython's tree.
- `cells`, `declared`, `exports`, `errors`, `names`: which uses of names find nothing.
- `shape`, `layout`: which lines are there, and where their order is broken.
- `texts`, `regions`, `ranges`: asking CPython about a part.
- `heads`, `parts`, `patches`: reading a part anew, and putting it in its place.
- `engine`, `session`: all of it together.
- `refusals`, `unsupported`: what is left to the plain session.
"""
