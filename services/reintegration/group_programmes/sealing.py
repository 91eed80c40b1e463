"""Which programme a group follows, as it is stored: encrypted, because it says something about the health of whoever comes."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB, Audit
from services.reintegration.group_programmes.tables import ProgrammeGroup
from services.reintegration.sealing.keys import PURPOSE
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.settings import settings


@dataclass(frozen=True, slots=True)
class Follows:
    """The programme of a group: its code and the first day of the version."""

    programme: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class _Stored:
    id: UUID
    sealed: bytes = field(repr=False)


def seal(group: UUID, what: Follows) -> bytes:
    """Encrypt, bound to the group."""
    content = json.dumps({"programme": what.programme, "valid_from": what.valid_from.isoformat()}).encode()
    return Keyring.load(settings()).encrypt(PURPOSE, content, _context(group))


def opened(group: UUID, sealed: bytes) -> Follows:
    """What the group follows. Raises CannotDecrypt."""
    found = json.loads(Keyring.load(settings()).decrypt(PURPOSE, sealed, _context(group)))
    return Follows(str(found["programme"]), date.fromisoformat(found["valid_from"]))


async def reencrypt_groups(*, by: Actor, now: datetime) -> int:
    """Encrypt each under the current master key; returns how many were behind. Safe to repeat."""
    ring, done = Keyring.load(settings()), 0
    for row in await fetch_rows(DB, _Stored, "SELECT id, sealed FROM reintegration.programme_group ORDER BY id"):
        if ring.version_of(row.sealed) == ring.current_version:
            continue
        async with transaction(DB):
            fresh = ring.reencrypt(PURPOSE, row.sealed, _context(row.id))
            await ProgrammeGroup.update({ProgrammeGroup.sealed: fresh}).where(ProgrammeGroup.id == row.id)
            done += 1
    async with transaction(DB):
        details: audit.Details = {"version": ring.current_version, "rewrapped": done}
        await audit.record(Audit, by=by, action="group_programmes_reencrypted", about=None, details=details, at=now)
    return done


def _context(group: UUID) -> bytes:
    return f"reintegration/programme_group/{group}".encode()
