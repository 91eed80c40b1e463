"""A question as its recipient uses it: opened as often as needed, answered once."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

import orjson

from services.reintegration.confirmation_requests.domain import RequestState, dead
from services.reintegration.database import DB, Audit
from services.reintegration.directory.changes.actions import ADD
from services.reintegration.directory.confirming import confirm
from services.reintegration.directory.entries.records import snapshot
from services.reintegration.errors import LinkDead, NothingChanged, NotThere
from shared import audit
from shared.actors import Actor, Role
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values
from shared.identity.tokens import token_hash
from shared.values import JsonObject

SHORTEST, LONGEST_SECRET = 20, 100
FOUND = """SELECT c.id, c.organisation, o.name, c.about, o.confirmed_on, c.used_at IS NOT NULL AS used, o.ended_at IS NOT NULL AS ended,
        c.expires_at, EXISTS (SELECT FROM reintegration.confirmation_request n WHERE n.organisation = c.organisation
            AND n.about = c.about AND n.try_number > c.try_number) AS replaced
    FROM reintegration.confirmation_token t JOIN reintegration.confirmation_request c ON c.id = t.request
    JOIN reintegration.organisation o ON o.id = c.organisation WHERE t.token_hash = $1"""
LOCK = "SELECT id FROM reintegration.organisation WHERE id = $1 FOR UPDATE"
USE = "UPDATE reintegration.confirmation_request SET used_at = $2, used_for = $3 WHERE id = $1 AND used_at IS NULL RETURNING id"


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A question that can be answered, bound to one organisation."""

    id: UUID
    organisation: UUID
    name: str
    about: date
    confirmed_on: date | None
    used: bool
    ended: bool
    expires_at: datetime
    replaced: bool

    @property
    def actor(self) -> Actor:
        """Who answers: somebody at the organisation who has the link."""
        return Actor(self.id, self.name[:200], Role.PROVIDER, provider=self.organisation)


async def usable(secret: str, now: datetime) -> OpenRequest:
    """The question of a secret. Raises LinkDead with the reason, NotThere for a secret that nobody made."""
    if not SHORTEST <= len(secret) <= LONGEST_SECRET:
        raise NotThere
    found = await fetch_row(DB, OpenRequest, FOUND, token_hash(secret))
    if found is None:
        raise NotThere
    state = RequestState(found.used, found.ended, found.about, found.confirmed_on, found.replaced, found.expires_at)
    if why := dead(state, now):
        raise LinkDead(why)
    return found


async def confirm_all(secret: str, *, now: datetime) -> None:
    """Everything is as before: the organisation and its services are right today. Raises LinkDead, NotThere."""
    link = await usable(secret, now)
    async with transaction(DB):
        link = await _use(link, secret, "as_before", now)
        await confirm(link.organisation, by=link.actor, now=now)


async def propose(secret: str, said: JsonObject, words: str, *, now: datetime) -> None:
    """What is to be corrected waits for the coordinator: fields of the organisation, and words about anything else.

    Raises LinkDead, NotThere, NothingChanged for neither: then the link is not used up.
    """
    link = await usable(secret, now)
    async with beyond_scope(DB, "whoever has a link is nobody's account: what they propose waits for the coordinator"), transaction(DB):
        link = await _use(link, secret, "correction", now)
        before = await snapshot("organisation", link.organisation, lock=True)
        if before is None:
            raise NotThere
        after = {name: value for name, value in (before | said).items() if value is not None}
        if after == before and not words:
            raise NothingChanged
        number, bodies = uuid4(), [orjson.dumps(each).decode() for each in (before, after)]
        about = (number, "organisation", link.organisation, link.organisation, "correct", *bodies, words or None, "link", None)
        await DB.connection().execute(ADD, *about, None, link.name[:200], str(Role.PROVIDER), now, None, "proposed", None, None, None)
        details: audit.Details = {"change": str(number)}
        await audit.record(Audit, by=link.actor, action="confirmation_corrected", about=link.organisation, details=details, at=now)


async def _use(link: OpenRequest, secret: str, what: str, now: datetime) -> OpenRequest:
    """Inside the caller's transaction, with the organisation locked: the link is used up; of two at once the first counts."""
    await fetch_values(DB, LOCK, link.organisation)
    found = await usable(secret, now)
    if not await fetch_values(DB, USE, found.id, now, what):
        raise LinkDead("used")
    return found
