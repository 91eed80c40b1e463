"""Offices: the administrator makes, renames and retires them; accounts, kiosks and cases name them by their codes."""
