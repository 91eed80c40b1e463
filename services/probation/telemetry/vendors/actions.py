"""Vendors and their credentials: made, replaced with an overlap, revoked. A secret is shown once."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import asyncpg

from services.probation.database import DB, Audit
from services.probation.telemetry.vendors.credentials import PURPOSE
from services.probation.telemetry.vendors.domain import WITH_SECRET, Authentication, IPNetwork
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.settings import settings

LONGEST_OVERLAP = timedelta(days=30)
ADD_VENDOR = "INSERT INTO probation.vendor (code, name, made_at, made_by) VALUES ($1, $2, $3, $4)"
RENAME = "UPDATE probation.vendor SET name = $2 WHERE code = $1 AND name <> $2 RETURNING code"
ADD = """INSERT INTO probation.vendor_credential
    (id, vendor, kind, device_id, secret, network, fingerprint, made_at, made_by, replaces)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"""
LOCKED = """SELECT id, vendor, kind, device_id, network::text, fingerprint, valid_until, revoked_at FROM probation.vendor_credential
    WHERE id = $1 FOR UPDATE"""
END = "UPDATE probation.vendor_credential SET valid_until = $2 WHERE id = $1"
REVOKE = "UPDATE probation.vendor_credential SET revoked_at = $2, revoked_by = $3, revoked_reason = $4 WHERE id = $1"
SECRETS = "SELECT id, secret FROM probation.vendor_credential WHERE secret IS NOT NULL ORDER BY id FOR UPDATE"
CHANGED = "probation_vendor_credentials"
"""Notified when a credential is made, replaced or revoked: a broker's accounts are written again."""


@dataclass(frozen=True, slots=True)
class NewCredential:
    """A credential as it was made; `secret` is empty for a network and a certificate, and never to be had again."""

    id: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class CredentialRow:
    """A credential without its secret."""

    id: str
    vendor: str
    kind: str
    device_id: str | None
    network: str | None
    fingerprint: str | None
    valid_until: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class StoredSecret:
    """A credential's secret as it is stored."""

    id: str
    secret: bytes


class VendorTaken(Exception):
    """A vendor of this code or name exists."""


class NoSuchVendor(LookupError):
    """There is no vendor of this code."""


class NoSuchCredential(LookupError):
    """There is no credential of this id."""


class CredentialEnded(Exception):
    """The credential was revoked, or is being replaced."""


class CredentialTaken(Exception):
    """Another credential in use has this id, network or certificate."""


async def create_vendor(code: str, name: str, *, by: Actor, now: datetime) -> None:
    """Enter a vendor. Raises VendorTaken."""
    async with transaction(DB):
        try:
            await fetch_values(DB, ADD_VENDOR, code, name, now, by.id)
        except asyncpg.UniqueViolationError as taken:
            raise VendorTaken from taken
        await audit.record(Audit, by=by, action="vendor_created", about=None, details={"vendor": code, "name": name}, at=now)


async def rename_vendor(code: str, name: str, *, by: Actor, now: datetime) -> None:
    """Correct a vendor's name; its code stays, because evidence holds it. The same name changes nothing. Raises VendorTaken."""
    async with transaction(DB):
        try:
            changed = await fetch_values(DB, RENAME, code, name)
        except asyncpg.UniqueViolationError as taken:
            raise VendorTaken from taken
        if changed:
            await audit.record(Audit, by=by, action="vendor_renamed", about=None, details={"vendor": code, "name": name}, at=now)


async def create_credential(
    vendor: str,
    kind: Authentication,
    *,
    by: Actor,
    now: datetime,
    device_id: str | None = None,
    network: IPNetwork | None = None,
    fingerprint: str | None = None,
    identifier: str | None = None,
    secret: bytes | None = None,
    replaces: str | None = None,
) -> NewCredential:
    """Make a credential: with a new secret, or of a network or certificate. Raises NoSuchVendor or CredentialTaken."""
    identifier = identifier or secrets.token_hex(8)
    secret = (secret or secrets.token_bytes(32)) if kind in WITH_SECRET else b""
    sealed = Keyring.load(settings()).encrypt(PURPOSE, secret, identifier.encode()) if secret else None
    async with transaction(DB):
        connection = DB.connection()
        try:
            await connection.execute(ADD, identifier, vendor, kind, device_id, sealed, network, fingerprint, now, by.id, replaces)
        except asyncpg.ForeignKeyViolationError as missing:
            raise NoSuchVendor(vendor) from missing
        except asyncpg.UniqueViolationError as taken:
            raise CredentialTaken from taken
        details: audit.Details = {"credential": identifier, "vendor": vendor, "kind": kind}
        details |= {"device": device_id} if device_id else {}
        details |= {"network": str(network)} if network else {}
        await audit.record(Audit, by=by, action="vendor_credential_created", about=None, details=details, at=now)
        await connection.execute(f"NOTIFY {CHANGED}")
    return NewCredential(identifier, secret)


async def replace_credential(identifier: str, *, overlap: timedelta, by: Actor, now: datetime) -> NewCredential:
    """A new secret in the place of an old one, which still counts for `overlap` (at most LONGEST_OVERLAP).

    Raises NoSuchCredential, or CredentialEnded for one that was revoked, is being replaced, or has no secret.
    """
    async with transaction(DB):
        known = await _locked(identifier)
        if known.valid_until is not None or Authentication(known.kind) not in WITH_SECRET:
            raise CredentialEnded
        made = await create_credential(
            known.vendor, Authentication(known.kind), by=by, now=now, device_id=known.device_id, replaces=identifier
        )
        await DB.connection().execute(END, identifier, now + min(overlap, LONGEST_OVERLAP))
        details: audit.Details = {"credential": identifier, "by": made.id, "hours": overlap.total_seconds() / 3600}
        await audit.record(Audit, by=by, action="vendor_credential_replaced", about=None, details=details, at=now)
    return made


async def revoke_credential(identifier: str, reason: str, *, by: Actor, now: datetime) -> None:
    """It counts no more, from now on and for ever. Raises NoSuchCredential or CredentialEnded."""
    async with transaction(DB):
        await _locked(identifier)
        await DB.connection().execute(REVOKE, identifier, now, by.id, reason)
        details: audit.Details = {"credential": identifier, "reason": reason}
        await audit.record(Audit, by=by, action="vendor_credential_revoked", about=None, details=details, at=now)
        await DB.connection().execute(f"NOTIFY {CHANGED}")


async def rewrap_vendor_secrets(*, by: Actor, now: datetime) -> int:
    """Encrypt every secret under the current master key; returns how many were behind. Safe to repeat."""
    keyring, done = Keyring.load(settings()), 0
    async with transaction(DB):
        for row in await fetch_rows(DB, StoredSecret, SECRETS):
            if keyring.version_of(row.secret) != keyring.current_version:
                fresh = keyring.reencrypt(PURPOSE, row.secret, row.id.encode())
                await DB.connection().execute("UPDATE probation.vendor_credential SET secret = $2 WHERE id = $1", row.id, fresh)
                done += 1
        details: audit.Details = {"version": keyring.current_version, "rewrapped": done}
        await audit.record(Audit, by=by, action="vendor_secrets_rewrapped", about=None, details=details, at=now)
    return done


async def _locked(identifier: str) -> CredentialRow:
    known = await fetch_row(DB, CredentialRow, LOCKED, identifier)
    if known is None:
        raise NoSuchCredential(identifier)
    if known.revoked_at is not None:
        raise CredentialEnded
    return known
