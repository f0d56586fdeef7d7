"""The screens: all of Qt is here, and nothing but Qt and operations."""
