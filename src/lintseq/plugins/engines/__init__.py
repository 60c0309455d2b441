"""What spreads the work over processes."""
