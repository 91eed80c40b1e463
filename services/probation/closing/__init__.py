"""Taking a person off the register, by one officer or two, and undoing it within a day."""
