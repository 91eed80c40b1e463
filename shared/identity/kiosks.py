"""Kiosks: enrolled with a one-time code, known by a cookie, switched off from afar."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from shared import audit
from shared.db.engine import transaction
from shared.identity.actors import Actor
from shared.identity.tables import DB, Audit, Kiosk
from shared.identity.tokens import new_token, token_hash

COOKIE = "oralu_kiosk"
CODE_LIFE = timedelta(hours=24)
SEEN_EVERY = timedelta(seconds=30)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class Device:
    """An enrolled kiosk."""

    id: UUID
    name: str
    office: str


async def create_kiosk(
    name: str, office: str, *, by: Actor, at: datetime, kiosk_id: UUID | None = None, code: str | None = None
) -> tuple[UUID, str]:
    """Register a device; returns its id and the one-time code to type into it."""
    kiosk, code = kiosk_id or uuid4(), code or _code()
    async with transaction(DB):
        await Kiosk.insert(Kiosk(id=kiosk, name=name, office=office, code_hash=token_hash(code), code_expires_at=at + CODE_LIFE))
        await audit.record(Audit, by=by, action="kiosk_created", about=kiosk, details={"office": office}, at=at)
    return kiosk, code


async def enrol(code: str, *, at: datetime) -> str | None:
    """Exchange the one-time code for the device's token; None where the code is wrong, used or too old."""
    token = new_token()
    async with transaction(DB) as opened:
        kiosk = await opened.connection.fetchval(
            "UPDATE identity.kiosk SET token_hash = $2, enrolled_at = $3, seen_at = $3, code_hash = NULL "
            "WHERE code_hash = $1 AND code_expires_at > $3 AND disabled_at IS NULL RETURNING id",
            *(token_hash(code.strip().upper()), token_hash(token), at),
        )
    return token if kiosk else None


async def enrolled(token: str, *, now: datetime) -> Device | None:
    """The device that holds this token, unless it was switched off; its being here is its heartbeat."""
    row = await Kiosk.select().where((Kiosk.token_hash == token_hash(token)) & (Kiosk.disabled_at.is_null())).first()
    if row is None:
        return None
    if row["seen_at"] is None or now - row["seen_at"] > SEEN_EVERY:
        await Kiosk.update({Kiosk.seen_at: now}).where(Kiosk.id == row["id"])
    return Device(row["id"], row["name"], row["office"])


async def new_code(kiosk: UUID, *, by: Actor, at: datetime) -> str:
    """A one-time code for a device that lost its enrolment or was switched off; what it held before stops working."""
    code = _code()
    async with transaction(DB):
        await Kiosk.update(
            {
                Kiosk.code_hash: token_hash(code),
                Kiosk.code_expires_at: at + CODE_LIFE,
                Kiosk.token_hash: None,
                Kiosk.enrolled_at: None,
                Kiosk.disabled_at: None,
            }
        ).where(Kiosk.id == kiosk)
        await audit.record(Audit, by=by, action="kiosk_code_given", about=kiosk, details={}, at=at)
    return code


async def disable(kiosk: UUID, *, by: Actor, at: datetime) -> None:
    """Switch a device off at once."""
    async with transaction(DB):
        await Kiosk.update({Kiosk.disabled_at: at, Kiosk.token_hash: None}).where(Kiosk.id == kiosk)
        await audit.record(Audit, by=by, action="kiosk_disabled", about=kiosk, details={}, at=at)


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(10))
