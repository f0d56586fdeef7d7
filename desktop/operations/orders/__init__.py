"""What a paper is asked to show: an order, and its blanks filled from the records."""
