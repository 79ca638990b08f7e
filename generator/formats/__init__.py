"""File formats: each module turns the bytes of one into text with its evidence (bold, superscript, furniture)."""
