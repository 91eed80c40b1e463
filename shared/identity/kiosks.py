"""Kiosks: enrolled with a one-time code, known by a cookie, switched off from afar."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.notify import notify
from shared.db.rows import select_row, select_rows
from shared.identity.tables import DB, NAME_KEY, Audit, Kiosk
from shared.identity.tokens import new_token, token_hash
from shared.web.live import SESSION_ENDED

COOKIE = "oralu_kiosk"
VISIT_COOKIE = "oralu_kiosk_session"
PAGES = "/kiosk"
CODE_LIFE = timedelta(hours=24)
SEEN_EVERY = timedelta(seconds=30)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class KioskRow:
    """A device that may take check-ins, with what it says of itself."""

    id: UUID
    name: str
    office: str
    enrolled_at: datetime | None
    seen_at: datetime | None
    disabled_at: datetime | None
    camera: str | None
    software: str | None
    allowed_cameras: str | None
    hours: str | None


@dataclass(frozen=True)
class Device:
    """An enrolled kiosk."""

    id: UUID
    name: str
    office: str
    allowed_cameras: tuple[str, ...] = ()
    hours: str | None = None


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
    of_token = Kiosk.select().where((Kiosk.token_hash == token_hash(token)) & (Kiosk.disabled_at.is_null()))
    kiosk = await select_row(KioskRow, of_token.first())
    if kiosk is None:
        return None
    if kiosk.seen_at is None or now - kiosk.seen_at > SEEN_EVERY:
        await Kiosk.update({Kiosk.seen_at: now}).where(Kiosk.id == kiosk.id)
    return Device(kiosk.id, kiosk.name, kiosk.office, cameras_of(kiosk.allowed_cameras), kiosk.hours)


async def still_enrolled(token: str) -> bool:
    """Whether the device may still take check-ins. Asking is no heartbeat."""
    return bool(await Kiosk.exists().where((Kiosk.token_hash == token_hash(token)) & (Kiosk.disabled_at.is_null())))


async def kiosk_of(kiosk: UUID) -> KioskRow | None:
    """One device by its number."""
    return await select_row(KioskRow, Kiosk.select().where(Kiosk.id == kiosk).first())


async def all_kiosks() -> list[KioskRow]:
    """Every device by name."""
    return await select_rows(KioskRow, Kiosk.select().order_by(NAME_KEY))


async def is_off(token: str) -> bool:
    """Whether this token's device was switched off: its screen says so, instead of asking to be set up."""
    return bool(await Kiosk.exists().where((Kiosk.token_hash == token_hash(token)) & (Kiosk.disabled_at.is_not_null())))


async def report(kiosk: UUID, *, software: str | None = None, camera: str | None = None) -> None:
    """What a device says of itself, for the administrator's list."""
    said: dict[Any, str] = {}
    if software is not None:
        said[Kiosk.software] = software[:120]
    if camera is not None:
        said[Kiosk.camera] = camera[:200]
    if said:
        await Kiosk.update(said).where(Kiosk.id == kiosk)


async def allow_cameras(kiosk: UUID, cameras: str, *, by: Actor, at: datetime) -> None:
    """Name the cameras that this device may use, one a line; empty text: any that is not known as a virtual one."""
    allowed = cameras_of(cameras)
    async with transaction(DB):
        await Kiosk.update({Kiosk.allowed_cameras: "\n".join(allowed) or None}).where(Kiosk.id == kiosk)
        await audit.record(Audit, by=by, action="kiosk_cameras_allowed", about=kiosk, details={"cameras": len(allowed)}, at=at)


async def set_hours(kiosk: UUID, hours: str | None, *, by: Actor, at: datetime) -> None:
    """When people can come to this device, as the receipt says it; None: they ask."""
    async with transaction(DB):
        await Kiosk.update({Kiosk.hours: hours}).where(Kiosk.id == kiosk)
        await audit.record(Audit, by=by, action="kiosk_hours_set", about=kiosk, details={"hours": hours}, at=at)


def cameras_of(text: str | None) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


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
        await notify(DB, SESSION_ENDED, str(kiosk))
        await audit.record(Audit, by=by, action="kiosk_code_given", about=kiosk, details={}, at=at)
    return code


async def disable(kiosk: UUID, *, by: Actor, at: datetime) -> None:
    """Switch a device off at once; its screen says where to go instead."""
    async with transaction(DB):
        await Kiosk.update({Kiosk.disabled_at: at}).where(Kiosk.id == kiosk, Kiosk.disabled_at.is_null())
        await notify(DB, SESSION_ENDED, str(kiosk))
        await audit.record(Audit, by=by, action="kiosk_disabled", about=kiosk, details={}, at=at)


async def enable(kiosk: UUID, *, by: Actor, at: datetime) -> None:
    """Switch it on again, with the enrolment that it had."""
    async with transaction(DB):
        await Kiosk.update({Kiosk.disabled_at: None}).where(Kiosk.id == kiosk)
        await audit.record(Audit, by=by, action="kiosk_enabled", about=kiosk, details={}, at=at)


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(10))
