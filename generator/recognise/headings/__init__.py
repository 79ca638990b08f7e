"""Which passages are headings, and of which level."""
