"""Package files and the keys that seal them. Files and keys only: no database, no window."""
