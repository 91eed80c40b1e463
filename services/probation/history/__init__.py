"""What was known about a person before, field by field."""
