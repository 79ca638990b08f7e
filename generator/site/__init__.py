"""An edition → Markdown pages."""
