"""What papers, letters and reports there are, and their sentences, shipped or the office's own. Nothing here draws."""
