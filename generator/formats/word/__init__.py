"""Word files → text with evidence."""
