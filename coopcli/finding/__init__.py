"""Questions to the store: a module a question, each with its SQL."""
