"""Dated, cited rules, and the legal calendar: which days are worked, and when a period of working days is over."""
