"""Programs that nobody would write: made at random from fragments, full of what engines get wrong."""
