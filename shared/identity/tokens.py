"""Secrets that a browser or device holds; the database holds their hash."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
