"""Sources and what rests on them."""
