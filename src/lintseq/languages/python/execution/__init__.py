"""Running Python programs against tests, each in a sandbox."""
