"""How much one address, vendor or device may ask of a process, so that a flood from one slows nobody else."""
