"""The documents of a case, one document, the office's register, the texts of the forms."""
