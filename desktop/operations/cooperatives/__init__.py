"""The work of the office with one cooperative: what its statutes say, its members, shares, assemblies and warnings.

Law: nothing here asks `save_record` or `move_record`; they ask this.
"""
