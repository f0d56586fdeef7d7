"""The screens of the day's work, one file each: desk, import, verification, results, exchange, papers, health."""
