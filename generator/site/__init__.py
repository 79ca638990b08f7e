"""`Edition` → the files of the site."""
