"""Papers drawn by hand, one file each."""
