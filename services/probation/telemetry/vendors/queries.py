"""Reads about vendors and their credentials."""

from dataclasses import dataclass
from datetime import datetime

from services.probation.database import DB
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

VENDORS = 'SELECT code, name FROM probation.vendor ORDER BY public.name_key(name) COLLATE "C", code'
LISTED = """SELECT v.code, v.name, count(c.id) AS in_use, max(c.last_used_at) AS last_used_at
    FROM probation.vendor v LEFT JOIN probation.vendor_credential c ON c.vendor = v.code AND c.revoked_at IS NULL
        AND (c.valid_until IS NULL OR c.valid_until > $1)
    GROUP BY v.code ORDER BY public.name_key(v.name) COLLATE "C", v.code"""
VENDOR = "SELECT code, name FROM probation.vendor WHERE code = $1"
CREDENTIALS = """SELECT c.id, c.vendor, c.kind, c.device_id, c.network::text, c.fingerprint, c.made_at, c.replaces,
        (SELECT r.id FROM probation.vendor_credential r WHERE r.vendor = c.vendor AND r.replaces = c.id LIMIT 1) AS replaced_by,
        c.valid_until, c.revoked_at, c.revoked_reason, c.last_used_at{more}
    FROM probation.vendor_credential c{joined} WHERE {condition}"""
OF_VENDOR = CREDENTIALS.format(
    more="",
    joined="",
    condition="""c.vendor = $1
    AND ($2::text IS NULL OR (c.made_at, c.id) < (SELECT l.made_at, l.id FROM probation.vendor_credential l WHERE l.id = $2))
    ORDER BY c.made_at DESC, c.id DESC LIMIT $3""",
)
ONE = CREDENTIALS.format(more="", joined="", condition="c.vendor = $1 AND c.id = $2")
EVERY = CREDENTIALS.format(
    more=", v.name AS vendor_name",
    joined=" JOIN probation.vendor v ON v.code = c.vendor",
    condition="""true ORDER BY public.name_key(v.name) COLLATE "C", v.code, c.made_at DESC, c.id DESC""",
)


@dataclass(frozen=True, slots=True)
class VendorRow:
    """A vendor of bracelets."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ListedVendor:
    """A vendor, how many of its credentials are in use, and when one of these was used last."""

    code: str
    name: str
    in_use: int
    last_used_at: datetime | None


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
    replaced_by: str | None
    valid_until: datetime | None
    revoked_at: datetime | None
    revoked_reason: str | None
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class NamedCredential(VendorCredential):
    """The same with the name of its vendor, for a list of all vendors."""

    vendor_name: str


async def vendors() -> list[VendorRow]:
    """Every vendor, by name."""
    return await fetch_rows(DB, VendorRow, VENDORS)


async def listed_vendors(now: datetime) -> list[ListedVendor]:
    """Every vendor, by name, with its credentials in use."""
    return await fetch_rows(DB, ListedVendor, LISTED, now)


async def vendor(code: str) -> VendorRow | None:
    """One vendor."""
    return await fetch_row(DB, VendorRow, VENDOR, code)


async def credentials(vendor: str, *, size: int = 50, after: str | None = None) -> KeysetPage[VendorCredential]:
    """The credentials of a vendor, those that have ended too, the newest first; `after` is the id of one."""
    rows = await fetch_rows(DB, VendorCredential, OF_VENDOR, vendor, after, size + 1)
    return page_of(rows, size, begins_after=after)


async def credential(vendor: str, identifier: str) -> VendorCredential | None:
    """One of a vendor's credentials."""
    return await fetch_row(DB, VendorCredential, ONE, vendor, identifier)


async def every_credential() -> list[NamedCredential]:
    """The credentials of every vendor, those that have ended too, by vendor, the newest first."""
    return await fetch_rows(DB, NamedCredential, EVERY)
