"""What may be asked: the filters, how what is typed for them is read, and how surely a record answers them, as SQL."""
