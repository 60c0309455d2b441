"""Programs that nobody would write: random fragments, full of what engines get wrong."""
