"""Notes' terms → where they are printed."""
