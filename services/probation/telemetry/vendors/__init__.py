"""Vendors of bracelets, and the credentials by which their reports are known."""
