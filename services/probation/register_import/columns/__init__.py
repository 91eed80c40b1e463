"""What the columns of a register mean: their headings and values in three languages, and a row as the fields of the forms."""
