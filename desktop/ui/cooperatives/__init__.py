"""Screens made for the work with cooperatives."""
