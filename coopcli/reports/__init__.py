"""Rows and a day become an Answer: shapes, never filters, never computes a status."""
