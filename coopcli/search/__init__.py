"""Search: what holds the words, and where it says so."""
