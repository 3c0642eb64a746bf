"""Activities: what was done, asked, found, added up and shown."""
