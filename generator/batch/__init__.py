"""Many files, on all cores."""
