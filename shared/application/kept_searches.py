"""What people are searched by: kept on the server for some hours, encrypted, so that an address holds a token and never a name.

A token opens the search of the account that made it alone; whoever finds an address in a log learns nothing from it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from shared import audit
from shared.actors import Actor
from shared.crypto import CannotDecrypt, Keyring
from shared.db.engine import transaction
from shared.db.rows import select_row, select_rows
from shared.identity.tables import DB, Audit, KeptSearch
from shared.identity.tokens import new_token
from shared.settings import settings

PURPOSE = "wrap kept search"
KEPT_FOR = timedelta(hours=12)
"""As long as the longest session: a list that is left open still knows what was searched."""
LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    body: bytes
    kept_at: datetime


async def keep(words: str, *, by: Actor, now: datetime) -> str:
    """Keep a search; returns the token for the address of its results."""
    token = new_token()
    key = _key(by.id, token)
    body = Keyring.load(settings()).wrap(PURPOSE, words.encode(errors="replace"), key.encode())
    await KeptSearch.insert(KeptSearch(key=key, body=body, kept_at=now))
    return token


async def words_of(token: str, *, by: Actor, now: datetime) -> str | None:
    """What was searched; None where it is kept no longer, or is another account's."""
    key = _key(by.id, token[:LONGEST_TOKEN])
    row = await select_row(_Row, KeptSearch.select().where(KeptSearch.key == key).first())
    if row is None or now - row.kept_at > KEPT_FOR:
        return None
    try:
        return Keyring.load(settings()).unwrap(PURPOSE, row.body, key.encode()).decode()
    except CannotDecrypt:
        return None  # the master key is gone with which it was kept


async def forget_old(*, now: datetime) -> None:
    """Remove the searches that are kept no longer."""
    await KeptSearch.delete().where(KeptSearch.kept_at < now - KEPT_FOR)


async def rewrap_searches(*, by: Actor, now: datetime) -> int:
    """Encrypt every search under the current master key; returns how many were behind. Safe to repeat."""
    keyring, done = Keyring.load(settings()), 0
    async with transaction(DB):
        for row in await select_rows(_Row, KeptSearch.select().lock_rows("UPDATE")):
            if keyring.version_of(row.body) != keyring.current_version:
                await KeptSearch.update({KeptSearch.body: keyring.rewrap(PURPOSE, row.body, row.key.encode())}).where(
                    KeptSearch.key == row.key
                )
                done += 1
        await audit.record(Audit, by=by, action="searches_rewrapped", about=None, details={"rewrapped": done}, at=now)
    return done


def _key(account: UUID, token: str) -> str:
    return sha256(f"{account} search {token}".encode(errors="replace")).hexdigest()
