"""Consents of a person, what is still to be told, and what ends soon."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from services.reintegration.consents.domain import Decision
from services.reintegration.consents.tables import WITHDRAWAL
from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope, organisation_of
from services.reintegration.sealing.keys import key_of
from shared.actors import Actor
from shared.db.rows import fetch_rows, fetch_values

MOST = 50
_CONSENT = """SELECT k.*, w.recorded_at AS withdrawn_at, w.form AS withdrawal_form, w.paper_number AS withdrawal_paper, w.words AS why,
    w.id AS withdrawal, w.sealed,
    w.due_on, w.recorded_by_name AS withdrawn_by_name,
    ARRAY(SELECT o.name FROM reintegration.organisation o WHERE o.id = ANY (k.organisations) ORDER BY o.name_key, o.id) AS names,
    (SELECT count(*) FROM reintegration.person_file f WHERE f.subject_kind = 'consent' AND f.subject = k.id AND f.ended_at IS NULL) AS scans
    FROM reintegration.consent k LEFT JOIN reintegration.consent_withdrawal w ON w.consent = k.id"""
_NOTICE = """SELECT n.*, k.purpose, o.name AS organisation_name, o.phone, c.name, c.birth_year FROM reintegration.consent_notice n
    JOIN reintegration.organisation o ON o.id = n.organisation JOIN reintegration."case" c ON c.person = n.person
    JOIN reintegration.consent k ON k.id = n.consent"""
ENDING = """SELECT k.id, k.person, k.purpose, k.until_on, c.name, c.birth_year FROM reintegration.consent k
    JOIN reintegration."case" c ON c.person = k.person WHERE :in_scope AND c.status = 'open' AND c.rests IS NULL AND k.answer = 'given'
    AND k.until_on BETWEEN $2 AND $3 AND NOT EXISTS (SELECT FROM reintegration.consent_withdrawal w WHERE w.consent = k.id)
    AND NOT EXISTS (SELECT FROM reintegration.consent later WHERE later.person = k.person AND later.purpose = k.purpose
        AND later.organisations @> k.organisations AND later.recorded_at > k.recorded_at) ORDER BY k.until_on, k.id LIMIT $4"""
RECEIVED = """SELECT n.id, n.created_at, n.told_at, n.told_by_name, r.shared_name AS name, r.id AS referral
    FROM reintegration.consent_notice n JOIN LATERAL (
        SELECT r.shared_name, r.id, r.requested_at AS at FROM reintegration.referral r WHERE r.person = n.person
            AND r.organisation = n.organisation
        UNION ALL SELECT a.shared_name, NULL, a.sent_at FROM reintegration.job_application a WHERE a.person = n.person
            AND a.organisation = n.organisation AND a.sent_at IS NOT NULL
        UNION ALL SELECT e.shared_name, NULL, e.made_at FROM reintegration.course_place e WHERE e.person = n.person
            AND e.organisation = n.organisation AND e.consent IS NOT NULL ORDER BY at DESC LIMIT 1) r ON true
    WHERE n.organisation = $1 ORDER BY n.told_at IS NOT NULL, n.created_at DESC LIMIT $2"""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """An answer of a person with its withdrawal; `names`: the recipients; `scans`: how many files of the signed paper there are."""

    id: UUID
    person: UUID
    purpose: str
    organisations: Sequence[UUID]
    categories: Sequence[str]
    answer: str
    language: str
    text_version: date
    form: str
    paper_number: str | None
    witness: str | None
    from_on: date
    until_on: date | None
    recorded_by_name: str
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawal_form: str | None
    withdrawal_paper: str | None
    why: str | None = field(repr=False)
    due_on: date | None
    withdrawn_by_name: str | None
    names: Sequence[str]
    withdrawal: UUID | None
    sealed: bytes | None = field(repr=False)
    scans: int


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """An organisation that is to be told, or was told, that a consent was taken back."""

    id: UUID
    consent: UUID
    purpose: str
    person: UUID
    organisation_name: str
    phone: str | None
    name: str
    birth_year: int | None
    due_on: date
    told_at: datetime | None
    told_how: str | None
    proof: str | None
    told_by_name: str | None


@dataclass(frozen=True, slots=True)
class EndingRow:
    """A consent that ends soon and was not renewed."""

    id: UUID
    person: UUID
    purpose: str
    until_on: date
    name: str
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class ReceivedNotice:
    """What an organisation reads about a consent that was taken back: only the name that it was sent before."""

    id: UUID
    created_at: datetime
    told_at: datetime | None
    told_by_name: str | None
    name: str
    referral: UUID | None


async def decisions_of(person: UUID) -> list[Decision]:
    """What the person answered, for `may_go`."""
    statement = """SELECT k.*, w.recorded_at AS withdrawn_at FROM reintegration.consent k
        LEFT JOIN reintegration.consent_withdrawal w ON w.consent = k.id WHERE k.person = $1"""
    return await fetch_rows(DB, Decision, statement, person)


async def consents_of(person: UUID) -> list[ConsentRow]:
    """Every answer of the person, the newest first."""
    rows = await fetch_rows(DB, ConsentRow, f"{_CONSENT} WHERE k.person = $1 ORDER BY k.recorded_at DESC, k.id", person)
    return await _opened(rows, person)


async def consent(number: UUID, by: Actor) -> ConsentRow:
    """One answer. Raises NotThere out of scope."""
    statement = f'{_CONSENT} JOIN reintegration."case" c ON c.person = k.person WHERE :in_scope AND k.id = $2'
    found = await fetch_in_scope(ConsentRow, statement, by, number)
    if not found:
        raise NotThere
    return (await _opened(found, found[0].person))[0]


async def _opened(rows: list[ConsentRow], person: UUID) -> list[ConsentRow]:
    """With the words in which a consent was taken back."""
    key = await key_of(person) if any(row.sealed for row in rows) else None
    return [
        replace(row, sealed=None, why=WITHDRAWAL.said(key, row.withdrawal, row.sealed).get("words"))
        if row.sealed and row.withdrawal
        else row
        for row in rows
    ]


async def notices_of(person: UUID) -> list[NoticeRow]:
    """Whom the person's withdrawals are told."""
    return await fetch_rows(DB, NoticeRow, f"{_NOTICE} WHERE n.person = $1 ORDER BY n.created_at DESC, o.name_key, n.id", person)


async def to_tell(by: Actor) -> list[NoticeRow]:
    """Whom somebody has to tell yet, the earliest day first; at most MOST."""
    return await fetch_in_scope(NoticeRow, f"{_NOTICE} WHERE :in_scope AND n.told_at IS NULL ORDER BY n.due_on, n.id LIMIT $2", by, MOST)


async def ending(by: Actor, on: date, until: date) -> list[EndingRow]:
    """Consents that end between two days and were not renewed; at most MOST."""
    return await fetch_in_scope(EndingRow, ENDING, by, on, until, MOST)


async def received(by: Actor) -> list[ReceivedNotice]:
    """What the provider's organisation is told, what it has not read first; at most MOST."""
    return await fetch_rows(DB, ReceivedNotice, RECEIVED, organisation_of(by), MOST)


async def notice(number: UUID, by: Actor) -> NoticeRow:
    """One of them. Raises NotThere out of scope."""
    found = await fetch_in_scope(NoticeRow, f"{_NOTICE} WHERE :in_scope AND n.id = $2", by, number)
    if not found:
        raise NotThere
    return found[0]


async def not_read(by: Actor) -> int:
    """How many notices of consents that were taken back the provider's organisation has not read."""
    statement = "SELECT count(*) FROM reintegration.consent_notice WHERE organisation = $1 AND told_at IS NULL"
    (number,) = await fetch_values(DB, statement, organisation_of(by))
    return int(number)
