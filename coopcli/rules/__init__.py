"""What follows from what a register says: pure, a module a rule."""
