"""What is due at cooperatives, and the letters that follow from it (DOMAIN B.7)."""
