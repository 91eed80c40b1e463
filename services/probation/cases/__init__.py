"""The case on the register: who it is, whose it is, who may read it."""
