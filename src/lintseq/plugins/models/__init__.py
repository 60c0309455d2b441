"""Kinds of models, one file or folder each."""
