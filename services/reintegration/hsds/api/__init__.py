"""The directory for machines: HSDS 3.0 over HTTP, read by anybody."""
