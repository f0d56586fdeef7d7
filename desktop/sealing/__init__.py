"""Digital signatures on papers with the office's certificate (PAdES)."""
