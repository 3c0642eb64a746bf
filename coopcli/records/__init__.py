"""What a register says: the table of fields, the codelists, the values of filters, the rows of the store."""
