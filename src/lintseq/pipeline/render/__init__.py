"""Rendering: rows of edit sequences as training data, without linting again."""
