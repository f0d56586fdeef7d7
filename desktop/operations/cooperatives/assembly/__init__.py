"""Assemblies of a cooperative: called, held or failed, what they decide and whom they elect (DOMAIN B.5)."""
