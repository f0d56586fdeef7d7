"""The database: all of SQLAlchemy is here."""
