"""Paper: everything the office prints, as PDF.

Reads plain facts and forms; knows neither the window nor the database.
"""
