"""Other directories by HSDS, read and written: import, export, and the public API."""
