"""Linters, one file a tool."""
