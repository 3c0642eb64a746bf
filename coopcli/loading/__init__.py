"""Records become rows: the plan of a load, the rows of each record and what follows from them, the judge of all."""
