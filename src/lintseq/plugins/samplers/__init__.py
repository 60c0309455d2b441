"""Samplers, one file or folder each."""
