"""Sandboxes: where programs by strangers run."""
