"""Campaigns of verification: visits planned and dealt out, results recorded, their papers."""
