"""What linters share whose tool runs as a server: a confined process that answers text by text.

A server is a small program in the tool's own language. It is started once a process of ours, in a
sandbox, says who it is, and then answers one line of JSON with another. `protocol` says what the
lines hold, `recipe` what starts a server, `supervisor` keeps one alive, `linter` is the base of the
linters themselves.
"""
