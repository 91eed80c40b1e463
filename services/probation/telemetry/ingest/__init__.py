"""Reports of devices, taken in."""
