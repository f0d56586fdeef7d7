"""Members of a cooperative and its share register (DOMAIN B.3)."""
