"""Two people on the register who may be one."""
