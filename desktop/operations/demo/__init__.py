"""The demonstration office: made-up people and their records, through the same operations that a clerk uses."""
