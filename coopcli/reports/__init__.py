"""Rows, a day and criteria become an Answer: shapes, never filters, never computes a status."""
