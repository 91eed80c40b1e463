"""The papers that open a case: which there are, when each is due, and what happens to one."""
