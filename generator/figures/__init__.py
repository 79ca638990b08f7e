"""Figures: what a report says in numbers, as records that point into its text."""
