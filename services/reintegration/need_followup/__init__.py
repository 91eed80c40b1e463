"""Following a need from the question to what came of it: where it waits, what is linked to it, whether it is met."""
