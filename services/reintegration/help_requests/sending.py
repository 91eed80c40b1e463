"""The person's own side, without an account: sending a request, reading the answer, taking it back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotThere, TooManyEntries
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.deadlines import answer_due
from services.reintegration.help_requests.domain import Act, State, code_of, id_of, is_number, moved, number_of, plain_code
from services.reintegration.help_requests.tables import HelpRequest, HelpRequestEvent
from services.reintegration.help_requests.told import told_on
from services.reintegration.notifications import notify_region
from services.reintegration.sealing.keys import discard_key, forget_key, key_for
from services.reintegration.settings import settings
from shared import audit
from shared.actors import system
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import select_row
from shared.identity.limits import buckets
from shared.identity.limits.buckets import Bucket
from shared.identity.tokens import token_hash
from shared.messages.base import Language

BY = system("reintegration")
READING = Bucket(20, timedelta(minutes=3))
"""Codes that one address may try."""
NUMBER = "SELECT nextval('reintegration.help_request_number')"


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """What the person is told: by when somebody answers, or what was decided."""

    id: UUID
    person: UUID
    region: str
    state: str
    version: int
    sent_at: datetime
    due_at: datetime
    reason: str | None
    decided_at: datetime | None
    number: int | None
    erased_at: datetime | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person keeps: the number is said on the phone, the code to nobody."""

    number: str
    code: str = field(repr=False)


async def send(content: Content, *, region: str, language: Language, token: UUID, site: str, now: datetime) -> Receipt:
    """Put the request before the desks of the region; returns what the person keeps. Sent twice, it is there once.

    `site`: where the limit counts. Raises TooManyEntries.
    """
    number, code, zone = id_of(token), code_of(token), ZoneInfo(settings().timezone)
    async with beyond_scope(DB, "nobody is signed in who could be shown what they wrote"), transaction(DB):
        if known := await HelpRequest.select(HelpRequest.number).where(HelpRequest.id == number).first():
            return Receipt(number_of(region, known["number"]), code)
        if not await buckets.take(Bucket(settings().help_requests, timedelta(hours=2)), f"help request {site}", now=now):
            raise TooManyEntries
        person = uuid4()
        key, running = await key_for(person, now), int(await DB.connection().fetchval(NUMBER))
        added = await HelpRequest.insert(
            HelpRequest(
                id=number, person=person, code_hash=token_hash(code), region=region, language=language,
                sealed=key.seal(content.to_seal(), about(number)), told_on=told_on(now.astimezone(zone).date()).valid_from,
                sent_at=now, due_at=answer_due(now, zone), number=running,
            )
        ).on_conflict(target=HelpRequest.id, action="DO NOTHING")  # fmt: skip
        if not added:  # sent twice at once
            await discard_key(person)
            first = await HelpRequest.select(HelpRequest.number).where(HelpRequest.id == number).first()
            return Receipt(number_of(region, first["number"] if first else None), code)
        await audit.record(Audit, by=BY, action="help_request_sent", about=person, details={"region": region}, at=now)
        await notify_region(region)
    return Receipt(number_of(region, running), code)


async def own_request(code: str, number: str, *, site: str, now: datetime) -> OwnRequest:
    """The request of whoever has number and code; one from before requests had numbers, by its code.

    Raises NotThere, TooManyEntries.
    """
    if not await buckets.take(READING, f"help answer {site}", now=now):
        raise TooManyEntries
    async with beyond_scope(DB, "nobody is signed in who could be shown what they wrote"):
        row = await select_row(OwnRequest, HelpRequest.select().where(HelpRequest.code_hash == token_hash(plain_code(code))).first())
    if row is None or not is_number(number, row.region, row.number):
        raise NotThere
    return row


async def withdraw(code: str, number: str, *, site: str, now: datetime) -> None:
    """The person takes the request back: what they wrote cannot be read any more. Raises NotThere, NotAllowed, TooManyEntries."""
    found = await own_request(code, number, site=site, now=now)
    async with beyond_scope(DB, "nobody is signed in who could be shown what they wrote"), transaction(DB):
        row = await select_row(OwnRequest, HelpRequest.select().where(HelpRequest.id == found.id).lock_rows("UPDATE").first())
        assert row is not None
        state = moved(State(row.state), Act.WITHDRAW)
        await HelpRequest.update({HelpRequest.state: state.value, HelpRequest.version: row.version + 1, HelpRequest.decided_at: now}).where(
            HelpRequest.id == row.id
        )
        await forget_key(row.person, now)
        await HelpRequestEvent.insert(
            HelpRequestEvent(id=uuid4(), help_request=row.id, act=Act.WITHDRAW.value, by_id=BY.id, by_name="", at=now)
        )
        await audit.record(Audit, by=BY, action="help_request_withdrawn", about=row.person, details={}, at=now)
        await notify_region(row.region)


def about(number: UUID) -> str:
    """What the content is sealed for."""
    return f"help_request/{number}"
