"""The case on the register: the person, the officer, and who may read it."""
