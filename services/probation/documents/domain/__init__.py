"""What a document says, its states, its number."""
