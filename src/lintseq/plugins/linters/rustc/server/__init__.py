"""The server of the linter `rustc`: it runs the compiler on one text after another, in a sandbox.

Rust's compiler has no form that stays. The server runs on a bare Python with nothing of ours but
this folder, so its modules name each other from here. `texts` is what is done to a text before,
`messages` puts in our words what rustc says, `main` runs it and speaks with the linter.
"""
