"""Accounts as the administrator makes them on pages; their secrets are shown once."""

import re

from tests.support.walking import Walker


async def account_made(admin: Walker, *, login: str, name: str, role: str, **fields: str) -> tuple[str, str]:
    """A new account in this browser's language; returns password and key of the second factor."""
    await admin.open("/admin")
    await admin.follow("/admin/accounts/new$")
    await admin.send("/accounts/new$", {"login": login, "name": name, "role": role, "language": admin.language, **fields})
    return secrets_shown(admin)


def secrets_shown(walker: Walker) -> tuple[str, str]:
    """The password and the key that this page shows."""
    password, key = re.findall(r"<code>([^<]+)</code>", walker.text)
    return password, key
