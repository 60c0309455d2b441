"""How fast lintseq is, measured by scripts that anyone can run from a clone.

Run them from the root of the repository: ``python -m benchmarks.speed --help``.
"""
