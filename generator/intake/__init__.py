"""A new report: its file becomes a folder under `reports/`, with what it says of itself."""
