"""After a new master key: every person's data key is wrapped again by it. What the data keys encrypt stays as it is."""

from datetime import datetime

from services.biometrics.database import DB, Audit
from services.biometrics.subjects.tables import Subject
from services.biometrics.subjects.vault import rewrap
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.settings import settings


async def rewrap_data_keys(*, by: Actor, now: datetime) -> int:
    """Wrap every data key by the current master key, one person a transaction; returns how many were behind. Safe to repeat."""
    keyring = Keyring.load(settings())
    people = await Subject.select(Subject.person).where(Subject.wrapped_key.is_not_null())
    done = 0
    for person in (row["person"] for row in people):
        async with transaction(DB):
            row = await Subject.select(Subject.wrapped_key).where(Subject.person == person).lock_rows("UPDATE").first()
            if row is None or row["wrapped_key"] is None or keyring.is_current(row["wrapped_key"]):
                continue
            await Subject.update({Subject.wrapped_key: rewrap(keyring, person, row["wrapped_key"])}).where(Subject.person == person)
            done += 1
    details: audit.Details = {"version": keyring.current_version, "rewrapped": done}
    async with transaction(DB):
        await audit.record(Audit, by=by, action="data_keys_rewrapped", about=None, details=details, at=now)
    return done
