"""The states of a bracelet in stock, and how fast a vendor replaces one."""
