"""The program: everything but what the papers say and how they look."""
