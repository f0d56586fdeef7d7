"""What writes records: saving and moving one, with the rules beyond its form, by kind; a whole workbook at once."""
