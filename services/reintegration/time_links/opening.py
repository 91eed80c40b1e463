"""A link as the person uses it: opened as often as needed, answered once."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.conversations.person_answers import PersonAnswer, note_person_answer, read_place
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import LinkDead, NotThere
from services.reintegration.time_links.domain import LinkState, dead
from shared import audit
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values
from shared.identity.tokens import token_hash

SHORTEST_SECRET, LONGEST_SECRET = 20, 100
FOUND = """SELECT l.id, l.proposal, l.person, l.language, l.used_at IS NOT NULL AS used, l.replaced_at IS NOT NULL AS replaced, p.referral,
        p.starts_at, p.minutes, p.state, p.sealed, r.ended_at IS NOT NULL AS referral_ended,
        c.status = 'open' AND c.rests IS NULL AS helped, o.id AS organisation, o.name AS organisation_name, l.made_by_name
    FROM reintegration.time_link_token t JOIN reintegration.time_link l ON l.id = t.link
    JOIN reintegration.referral_proposal p ON p.id = l.proposal JOIN reintegration.referral r ON r.id = p.referral
    JOIN reintegration."case" c ON c.person = l.person JOIN reintegration.organisation o ON o.id = r.organisation
    WHERE t.token_hash = $1"""
LANGUAGE = """SELECT l.language FROM reintegration.time_link_token t JOIN reintegration.time_link l ON l.id = t.link
    WHERE t.token_hash = $1"""
USE = "UPDATE reintegration.time_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND replaced_at IS NULL RETURNING id"


@dataclass(frozen=True, slots=True)
class _Found:
    id: UUID
    proposal: UUID
    person: UUID
    language: str
    used: bool
    replaced: bool
    referral: UUID
    starts_at: datetime
    minutes: int
    state: str
    sealed: bytes = field(repr=False)
    referral_ended: bool
    helped: bool
    organisation: UUID
    organisation_name: str
    made_by_name: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the person is asked: when, where, and whom to ask for there. `worker`: who made the link."""

    starts_at: datetime
    minutes: int
    organisation_name: str
    place: str
    contact: str
    phone: str
    worker: str


async def language_of(secret: str) -> str | None:
    """The language that was chosen when the link was made; None for a secret that nobody made."""
    async with beyond_scope(DB, "whoever has a link is nobody's account: the page speaks the language that the link was made in"):
        found = await fetch_values(DB, LANGUAGE, token_hash(secret)) if _possible(secret) else []
    return str(found[0]) if found else None


async def question(secret: str, now: datetime) -> Question:
    """What the link asks. Raises LinkDead with the reason, NotThere for a secret that nobody made."""
    async with beyond_scope(DB, "whoever has a link is nobody's account: it shows the person a time that was proposed to them"):
        found = await _usable(secret, now)
        said = await read_place(found.person, found.proposal, found.sealed)
    return Question(
        found.starts_at, found.minutes, found.organisation_name, said["place"], said["contact"], said["phone"], found.made_by_name
    )  # fmt: skip


async def answer(secret: str, said: PersonAnswer, words: str, *, now: datetime) -> None:
    """Say it, and the link is used up; of two at once the first stands. Both sides see it. Raises LinkDead, NotThere."""
    async with beyond_scope(DB, "an answer through the person's link is written into a case of the desk"), transaction(DB):
        found = await _usable(secret, now)
        await locked_case(found.person, by=BY, must_be_open=False)
        found = await _usable(secret, now)  # as it is now, with the case's lock held
        if not await fetch_values(DB, USE, found.id, now):
            raise LinkDead("used")
        await note_person_answer(found.proposal, said, words, organisation=found.organisation, now=now)
        await audit.record(Audit, by=BY, action="time_link_used", about=found.referral, details={"for": said}, at=now)


def _possible(secret: str) -> bool:
    return SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET


async def _usable(secret: str, now: datetime) -> _Found:
    found = await fetch_row(DB, _Found, FOUND, token_hash(secret)) if _possible(secret) else None
    if found is None:
        raise NotThere
    state = LinkState(found.used, found.replaced, found.starts_at, found.state, found.referral_ended, found.helped)
    if why := dead(state, now):
        raise LinkDead(why)
    return found
