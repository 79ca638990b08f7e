"""An edition → files to take along."""
