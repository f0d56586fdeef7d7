"""Printers of this computer: which there are, and how a finished file is put on one."""
