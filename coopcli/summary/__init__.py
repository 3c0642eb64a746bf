"""Counts and sums by one or two fields."""
