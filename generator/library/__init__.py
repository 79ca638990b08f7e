"""The reports of a site → files under docs/."""
