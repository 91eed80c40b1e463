"""Telling a person something: written down in the transaction of the act, sent later by the worker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.errors import NotFound
from services.probation.law import rules as law
from services.probation.reminders.domain.addresses import Address, Choice, Nowhere, choose
from services.probation.reminders.domain.kinds import Kind, State
from services.probation.reminders.domain.templates import Text, render
from services.probation.reminders.failures import answered, ask_officer
from services.probation.reminders.gateways import set_up
from services.probation.reminders.sealing import Content, address_hash, seal, unseal
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.notifications.gateway import Channel

SERVED = "reminders.served_in_spite_of_opt_out"
NEVER_SAID = "reminders.words_never_sent"
RECIPIENT = "SELECT phone, language FROM probation.person WHERE id = $1"
CONTACTS = """SELECT details ->> 'contact_kind' AS channel, details ->> 'contact_value' AS value FROM probation.person_entry
    WHERE person = $1 AND kind = 'contacts' AND removed_at IS NULL AND details ->> 'contact_whose' = 'own'
    AND details ->> 'contact_kind' IN ('email', 'messenger') ORDER BY created_at, id"""
CHOICES = "SELECT channel, opted_out, wrong_hash FROM probation.notification_choice WHERE person = $1"
INSERT = """INSERT INTO probation.notification (id, person, registration, kind, subject_id, day, occasion, repeat, channel, address_hash,
        sealed, language, template_version, in_spite, state, why, not_before, useful_until, created_at, by_id, by_name, settled_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
    ON CONFLICT (kind, subject_id, day, occasion, repeat) DO NOTHING RETURNING id"""
SET_CHOICE = """INSERT INTO probation.notification_choice (person, channel, opted_out, wrong_hash, by_id, by_name, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person, channel) DO UPDATE
    SET opted_out = excluded.opted_out, wrong_hash = excluded.wrong_hash, by_id = excluded.by_id, by_name = excluded.by_name,
        at = excluded.at"""
AGAIN = """SELECT n.*, (SELECT max(m.repeat) FROM probation.notification m WHERE (m.kind, m.subject_id, m.day, m.occasion) =
    (n.kind, n.subject_id, n.day, n.occasion)) AS last FROM probation.notification n WHERE n.id = $1 AND n.person = $2"""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person is told.

    `subject_id`, `day` and `occasion` (the version of what it is about, where that can change back and forth) make it one message, however
    often it is asked for. From `useful_until` on it is not sent any more.
    """

    person: UUID
    kind: Kind
    subject_id: UUID
    day: date
    useful_until: datetime
    slots: Mapping[str, str | date] = field(default_factory=dict)
    registration: UUID | None = None
    occasion: int = 0


@dataclass(frozen=True, slots=True)
class _Recipient:
    phone: str | None
    language: str


@dataclass(frozen=True, slots=True)
class _Contact:
    channel: str
    value: str


@dataclass(frozen=True, slots=True)
class StoredChoice:
    """What is known of a channel of a person."""

    channel: str
    opted_out: bool
    wrong_hash: str | None


@dataclass(frozen=True, slots=True)
class _Earlier:
    id: UUID
    kind: str
    subject_id: UUID
    day: date
    occasion: int
    registration: UUID | None
    language: str
    template_version: int
    useful_until: datetime
    sealed: bytes | None
    state: str
    last: int


class CannotRepeat(Exception):
    """It waits still, its time is over, or its words are erased; the text is the code."""


async def notify(notice: Notice, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: write the message down, once. Raises NotFound for an unknown person."""
    async with transaction(DB):
        person = await fetch_row(DB, _Recipient, RECIPIENT, notice.person)
        if person is None:
            raise NotFound
        never = law.values(NEVER_SAID, now.date())
        text = render(notice.kind, person.language, notice.slots, now.date(), never)
        await _queue(notice, text, 0, by=by, now=now)


async def repeat(notification: UUID, person: UUID, *, by: Actor, now: datetime) -> None:
    """Send the same words again, to the address that holds now. Raises NotFound, CannotRepeat."""
    async with transaction(DB):
        await DB.connection().execute("SELECT FROM probation.person WHERE id = $1 FOR NO KEY UPDATE", person)
        earlier = await fetch_row(DB, _Earlier, AGAIN, notification, person)
        if earlier is None:
            raise NotFound
        if earlier.state == State.QUEUED:
            raise CannotRepeat("queued")
        if earlier.useful_until <= now:
            raise CannotRepeat("too_late")
        if earlier.sealed is None:
            raise CannotRepeat("erased")
        said = unseal(earlier.id, earlier.sealed)
        notice = Notice(
            person, Kind(earlier.kind), earlier.subject_id, earlier.day, earlier.useful_until,
            registration=earlier.registration, occasion=earlier.occasion,
        )  # fmt: skip
        text = Text(said.subject, said.text, earlier.language, earlier.template_version)
        await answered(person, earlier.registration, by=by, now=now)
        await _queue(notice, text, earlier.last + 1, by=by, now=now)
        details: audit.Details = {"notification": str(notification), "kind": earlier.kind}
        await audit.record(Audit, by=by, action="notification_repeated", about=person, details=details, at=now)


async def set_choice(person: UUID, channel: Channel, *, opted_out: bool, wrong: bool, by: Actor, now: datetime) -> None:
    """Note that the person wants no messages there, or that the address at present is not theirs."""
    async with transaction(DB):
        found = [each for each in await addresses(person) if each.channel == channel]
        wrong_hash = found[0].hash if wrong and found else None
        await DB.connection().execute(SET_CHOICE, person, channel, opted_out, wrong_hash, by.id, by.name, now)
        details: audit.Details = {"channel": channel, "opted_out": opted_out, "wrong": wrong_hash is not None}
        await audit.record(Audit, by=by, action="notification_choice", about=person, details=details, at=now)
        await add_entry(person=person, kind="notification_choice", details=details, at=now, by=by)


async def addresses(person: UUID) -> list[Address]:
    """The person's own mobile number, e-mail address and messenger, one each. Call `case` first: it checks who may read."""
    known = await fetch_row(DB, _Recipient, RECIPIENT, person)
    found: dict[Channel, str] = {"sms": known.phone} if known and known.phone else {}
    for contact in await fetch_rows(DB, _Contact, CONTACTS, person):
        found.setdefault(cast("Channel", contact.channel), contact.value)
    return [Address(channel, to, address_hash(channel, to)) for channel, to in found.items()]


async def choices(person: UUID) -> dict[str, Choice]:
    """What is known of each channel. Call `case` first: it checks who may read."""
    stored = await fetch_rows(DB, StoredChoice, CHOICES, person)
    return {each.channel: Choice(each.opted_out, each.wrong_hash) for each in stored}


async def _queue(notice: Notice, text: Text, repeats: int, *, by: Actor, now: datetime) -> None:
    served = notice.kind in law.values(SERVED, now.date())
    where = choose(await addresses(notice.person), await choices(notice.person), set_up(), must_be_served=served)
    number = uuid4()
    to, channel, hashed = ("", None, None) if isinstance(where, Nowhere) else (where.to, where.channel, where.hash)
    key = (number, notice.person, notice.registration, notice.kind, notice.subject_id, notice.day, notice.occasion, repeats)
    sealed = seal(number, Content(to, text.subject, text.text))
    said = (channel, hashed, sealed, text.language, text.version, not isinstance(where, Nowhere) and where.in_spite)
    state, why, settled = (State.WITHHELD, where.why, now) if isinstance(where, Nowhere) else (State.QUEUED, None, None)
    written = await fetch_values(DB, INSERT, *key, *said, state, why, now, notice.useful_until, now, by.id, by.name, settled)
    if written and served and state is State.WITHHELD:
        await ask_officer(notice.person, notice.registration, notice.kind, by=by, now=now)
