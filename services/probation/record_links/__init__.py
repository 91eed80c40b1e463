"""Which records of the register are of one person: a merged record leads to the surviving one."""
