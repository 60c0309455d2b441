"""Programs that nobody would write: made at random, full of what engines get wrong."""
