"""What the paper says: rules, field types and one file per kind of record; standard library and jdatetime only."""
