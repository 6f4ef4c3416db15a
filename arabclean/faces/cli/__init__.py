"""The command line: one module for each command, and `program.main`, which picks it."""
