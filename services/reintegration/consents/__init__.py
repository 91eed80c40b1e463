"""Consents: what a person allows the desk to tell, to whom, for what and until when; refusals and withdrawals are kept and respected."""
