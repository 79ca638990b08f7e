"""Words and a report → where they stand in it."""
