"""One file a command: resolve what was typed, find it, shape the answer, emit it."""
