"""What engines share: a crew of workers that take jobs in batches, and lose none unjustly."""
