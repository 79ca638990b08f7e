"""`Source` → `Report`: what each line is, and what it names; nothing lost, nothing reordered."""
