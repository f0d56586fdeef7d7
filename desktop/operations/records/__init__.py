"""Any record of any kind, read: found, listed, given out, attached to, and the people in it known again."""
