"""Alerts from bracelets, grouped into incidents."""
