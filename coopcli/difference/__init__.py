"""What differs between two states of a register, record by record and field by field, in sentences."""
