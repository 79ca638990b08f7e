"""Source → Report."""
