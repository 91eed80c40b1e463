"""Messages of the desk through the gateway: how far each is, when it is tried again, what became of a try."""
