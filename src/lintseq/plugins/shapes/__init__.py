"""Shapes of training data, one file each."""
