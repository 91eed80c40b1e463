"""Two people on the register who may be the same person."""
