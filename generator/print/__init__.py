"""`Edition` → the print edition."""
