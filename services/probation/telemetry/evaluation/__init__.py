"""From positions to alerts."""
