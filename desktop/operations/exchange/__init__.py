"""Packages out and in, cards of offices, receipts."""
