"""Reads about vendors and their credentials."""

from dataclasses import dataclass
from datetime import datetime

from services.probation.database import DB
from shared.db.rows import fetch_rows

VENDORS = 'SELECT code, name FROM probation.vendor ORDER BY public.name_key(name) COLLATE "C", code'
CREDENTIALS = """SELECT id, vendor, kind, device_id, network::text, fingerprint, made_at, replaces, valid_until, revoked_at, revoked_reason,
        last_used_at FROM probation.vendor_credential ORDER BY vendor, made_at DESC, id"""


@dataclass(frozen=True, slots=True)
class VendorRow:
    """A vendor of bracelets."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class VendorCredential:
    """A credential as the administrator sees it, without its secret."""

    id: str
    vendor: str
    kind: str
    device_id: str | None
    network: str | None
    fingerprint: str | None
    made_at: datetime
    replaces: str | None
    valid_until: datetime | None
    revoked_at: datetime | None
    revoked_reason: str | None
    last_used_at: datetime | None


async def vendors() -> list[VendorRow]:
    """Every vendor, by name."""
    return await fetch_rows(DB, VendorRow, VENDORS)


async def credentials() -> list[VendorCredential]:
    """Every credential, those that have ended too."""
    return await fetch_rows(DB, VendorCredential, CREDENTIALS)
