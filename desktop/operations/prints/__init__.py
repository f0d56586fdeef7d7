"""The book of prints: what was printed, by whom, how often."""
