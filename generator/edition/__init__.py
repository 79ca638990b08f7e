"""A report and its links → an edition: pages, addresses, facts."""
