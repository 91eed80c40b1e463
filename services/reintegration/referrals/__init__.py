"""Referrals to providers."""
