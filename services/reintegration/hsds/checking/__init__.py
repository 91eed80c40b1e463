"""Rows of another directory, checked: values, references, persons."""
