"""Workbooks in and out: all of openpyxl is here."""
