"""Who does a step: the choices, the steps that a worker does, and those for which somebody else is to be chosen."""
