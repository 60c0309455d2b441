"""The campaign over sessions: pyflakes' own session beside the plain one, state after state."""
