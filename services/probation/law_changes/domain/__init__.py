"""What a change of the law's data may be, and what the data are with it. Pure."""
