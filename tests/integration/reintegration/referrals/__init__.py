"""Referrals as a conversation of the desk with a provider."""
