"""Finished programs in, verified sequences of error-free edits out."""
