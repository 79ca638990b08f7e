"""A file → a report's folder."""
