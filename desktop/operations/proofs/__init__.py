"""What proves that a paper is genuine: its signed code, the office's certificate, and who checks them."""
