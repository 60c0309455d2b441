"""The server of the linter `clang`: libclang in a sandbox, which answers text by text.

It runs on a bare Python with nothing of ours but this folder, so its modules name each other from
here. `texts` is what is done to a text before, `units` has it parsed, `messages` puts in our words
what clang says, `main` speaks with the linter.
"""
