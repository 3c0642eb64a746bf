"""What a register says: the fields and types of records, their codelists, their values, and how these are worded."""
