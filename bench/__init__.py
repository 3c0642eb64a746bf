"""How fast coop is, each figure beside a reference measured in the same run. Nothing here is a test.

    python -m bench                            everything, as the design has it
    python -m bench --large 0                  without the register of a hundred thousand agreements
    python -m bench --only list --pairs 9      one measurement, more often

Run it from the top of the checkout, with the program's libraries installed, on a machine that does nothing
else. Whole it takes some minutes and about two gigabytes of disk in the folder for temporary files.

How to read the table. Each line is one thing that the program does ("coop": median seconds of the whole
command, start and end of Python included) beside something that does the same work without the program, or
the same command over ten agreements ("reference"). The two run in turn, A B A B ..., after one run of each
that does not count; "ratio" is the median of the ratios of each pair, so that a machine whose speed drifts
moves both. "bar" is what the design asks of the ratio. Seconds differ between machines; ratios hardly do.

- empty program: a Typer program of one command that prints a line (`empty.py`).
- bare events: libyaml's events of the file, thrown away, and `executemany` of the same rows into the store's
  own schema, search included. Without the start of Python and without garbage collection.
- plain way: `yaml.CSafeLoader` and `sqlite_utils.insert_all` of the same rows. Without the start of Python.
- memory: the peak of the process in megabytes, instead of seconds; one run of each.

The registers are made up (`register.py`): about 920 bytes and 21 lines an agreement. The treaties are real, 4,532 of
them, and lie beside the checkout; where they do not, what is asked of them is left out.
"""
