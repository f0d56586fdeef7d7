"""What each step of a cooperative's life needs and brings with it, from draft to closed (DOMAIN B.6, B.8)."""
