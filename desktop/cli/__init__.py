"""The command line: the same operations as the window, for automation and for tests. Writes no rule of its own."""
