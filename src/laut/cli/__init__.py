"""The command line: one module a command; everything that prints is here."""
