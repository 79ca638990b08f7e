"""Entries of the note section, and the calls in the text."""
