"""A criterion as SQL: each function gives the clause of one criterion, or None where nothing is asked."""
