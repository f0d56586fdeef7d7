"""One file per thing a user can do, named by the verb; knows no Qt."""
