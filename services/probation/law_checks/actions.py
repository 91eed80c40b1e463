"""A reason for going on otherwise than the law asks: given by an officer, acknowledged by a senior officer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law_checks.domain import Finding, needing_reason
from services.probation.law_checks.rows import as_json
from services.probation.law_checks.words import KIND
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row

INSERT = """INSERT INTO probation.law_override (id, person, registration, findings, reason, by_id, by_name, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"""
LOCKED = "SELECT id, person, by_id, acknowledged_at FROM probation.law_override WHERE id = $1 FOR UPDATE"
ACKNOWLEDGE = """UPDATE probation.law_override SET acknowledged_at = $2, acknowledged_by = $3, acknowledged_by_name = $4, note = $5
    WHERE id = $1"""


class OwnOverride(Exception):
    """Who gave the reason does not acknowledge it."""


@dataclass(frozen=True, slots=True)
class LockedOverride:
    """An override, locked until commit."""

    id: UUID
    person: UUID
    by_id: UUID
    acknowledged_at: datetime | None


async def keep_override(
    person: UUID, registration: UUID, findings: Sequence[Finding], reason: str, *, by: Actor, now: datetime
) -> UUID | None:
    """Inside the caller's transaction: keep what the law asked and why the officer went on; ask a senior officer to take note of it.

    None where nothing was found that needs a reason.
    """
    serious = needing_reason(findings)
    if not serious:
        return None
    override = uuid4()
    await DB.connection().execute(INSERT, override, person, registration, json.dumps(as_json(serious)), reason, by.id, by.name, now)
    codes = " ".join(finding.code for finding in serious)
    await audit.record(Audit, by=by, action="law_overridden", about=person, details={"override": str(override), "codes": codes}, at=now)
    await add_entry(person=person, kind="law_overridden", details={"override": str(override), "reason": reason}, at=now, by=by)
    await open_item(
        kind=KIND, person=person, subject_id=override, reason=KIND, now=now, by=by, excluded_officer=by.id, registration=registration
    )
    return override


async def acknowledge(override: UUID, note: str, *, by: Actor, now: datetime) -> None:
    """A senior officer takes note, once, of a reason that somebody else gave. Raises NotFound, AlreadyDecided, OwnOverride."""
    async with transaction(DB):
        known = await fetch_row(DB, LockedOverride, LOCKED, override)
        if known is None:
            raise NotFound
        if known.acknowledged_at is not None:
            raise AlreadyDecided
        if known.by_id == by.id:
            raise OwnOverride
        await DB.connection().execute(ACKNOWLEDGE, override, now, by.id, by.name, note or None)
        details: audit.Details = {"override": str(override)}
        await audit.record(Audit, by=by, action="law_override_acknowledged", about=known.person, details=details, at=now)
        await add_entry(person=known.person, kind="law_override_acknowledged", details=details, at=now, by=by)
        await close_item(kind=KIND, subject_id=override, by=by, now=now, outcome="acknowledged")
