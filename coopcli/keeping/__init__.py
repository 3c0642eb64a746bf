"""The user's own files, kept: read, thought about, looked at again, and only then replaced."""
