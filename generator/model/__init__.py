"""Frozen records: source, report, decisions, problems, messages."""
