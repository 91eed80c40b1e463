"""What follows after a decision about service: a record that is corrected, a document that needs none."""
