"""report.toml → decisions, and decisions → the report."""
