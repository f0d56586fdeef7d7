"""Letters written from a template and received, and their register. Their numbers are given in ../saving."""
