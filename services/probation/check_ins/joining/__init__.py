"""Check-ins of two records that become one."""
