"""The store, opened for a day."""
