"""Who has which case, what each worker carries, what waits for an answer."""
