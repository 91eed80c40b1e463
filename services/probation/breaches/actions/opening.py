"""Opening a proceeding, and its facts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.probation.breaches.actions.steps import OPENED, due, follow_queue, locked_proceeding, note, write_event
from services.probation.breaches.at_kiosk.asking import ask_at_kiosk, stop_asking
from services.probation.breaches.at_kiosk.queries import open_requests
from services.probation.breaches.domain.consequences import Matter
from services.probation.breaches.domain.stages import Stage
from services.probation.breaches.domain.transitions import BEFORE_DECISION
from services.probation.breaches.queries import any_proceeding
from services.probation.breaches.queries import facts as facts_of
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachFact, BreachProceeding
from services.probation.cases.actions import locked_open_case
from services.probation.cases.queries import open_registrations
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.registry import Fact, PassedOn, registry

LOOK_BACK = timedelta(days=366)
OWN = "own_words"
"""The kind of a fact that an officer writes down."""


class NoFacts(Exception):
    """A proceeding is about something: choose a fact, or write one down."""


class TooLateForFacts(Exception):
    """The person was asked or heard about the facts as they are: the hearing has to be opened again first."""


@dataclass(frozen=True, slots=True)
class OwnFact:
    """Something that happened, in the officer's words."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class NewProceeding:
    """What the officer opens: the facts that they chose, by (kind, subject), and one in their own words."""

    registration: UUID | None
    matter: Matter
    chosen: Sequence[tuple[str, UUID]]
    own: OwnFact | None
    token: UUID


async def known_facts(person: UUID, now: datetime) -> list[Fact]:
    """What the capabilities know of the person that an officer may look into, the latest first."""
    found = [one for source in registry("probation").fact_sources for one in await source.find(person, now - LOOK_BACK)]
    return sorted(found, key=lambda one: (one.at, str(one.subject)), reverse=True)


async def open_proceeding(person: UUID, new: NewProceeding, *, by: Actor, now: datetime) -> UUID:
    """A proceeding with its facts; nothing is called a breach by it. The same form sent again finds what it opened.

    Raises NotFound, AlreadyClosed, NoFacts.
    """
    async with transaction(DB):
        case = await locked_open_case(person, new.registration)
        known = await BreachProceeding.select(BreachProceeding.id).where(BreachProceeding.form_token == new.token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        chosen = await _chosen(person, new.chosen, now)
        if not chosen and new.own is None:
            raise NoFacts
        number = uuid4()
        await _insert(number, person, case.id, case.supervising_authority, case.category, new.matter, new.token, by=by, now=now)
        await _write_facts(number, chosen, new.own, by=by, now=now)
    return number


async def open_or_join(passed: PassedOn) -> None:
    """A record that was passed on: it joins a proceeding that still collects facts, or opens one, in the transaction that passed it on.

    The alerts are locked by then, so that the person is not: nothing of the registration is changed.
    """
    row = await _still_collecting(passed.person, passed.by)
    fact = next((one for one in await known_facts(passed.person, passed.at) if one.subject == passed.subject), None)
    if fact is None:
        return
    if row is not None:
        await _write_facts(row.id, [fact], None, by=passed.by, now=passed.at)
        await note(row, "fact_added", details={"kind": fact.kind}, by=passed.by, now=passed.at)
        return
    case = next((one for one in await open_registrations(passed.person) if one.current), None)
    if case is None:
        return
    number = uuid4()
    await _insert(
        number, passed.person, case.id, case.supervising_authority, case.category, "duty", passed.subject, by=passed.by, now=passed.at
    )
    await _write_facts(number, [fact], None, by=passed.by, now=passed.at)


async def add_facts(number: UUID, chosen: Sequence[tuple[str, UUID]], own: OwnFact | None, *, seen: int, by: Actor, now: datetime) -> None:
    """More facts, while the person was not asked about the others yet.

    Raises NotFound, AlreadyClosed, AlreadyDecided, NoFacts, TooLateForFacts.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.at not in (Stage.COLLECTING, Stage.SEARCHING):
            raise TooLateForFacts
        there = {(one.kind, one.subject) for one in await facts_of(number) if one.removed_at is None}
        found = [one for one in await _chosen(row.person, chosen, now) if (one.kind, one.subject) not in there]
        if not found and own is None:
            raise NoFacts
        await _write_facts(number, found, own, by=by, now=now)
        await note(row, "fact_added", details={"facts": len(found) + (own is not None)}, by=by, now=now)


async def remove_fact(number: UUID, fact: UUID, why: str, *, seen: int, by: Actor, now: datetime) -> None:
    """Take a fact out until it is decided; it stays in the file with the reason. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.at not in BEFORE_DECISION:
            raise AlreadyDecided
        values: ColumnValues = {
            BreachFact.removed_at: now, BreachFact.removed_by: by.id, BreachFact.removed_by_name: by.name, BreachFact.removed_why: why,
        }  # fmt: skip
        mine = (BreachFact.id == fact) & (BreachFact.proceeding == number)
        removed = await BreachFact.update(values).where(mine, BreachFact.removed_at.is_null()).returning(BreachFact.kind)
        if not removed:
            raise NotFound
        await note(row, "fact_removed", why=why, details={"kind": removed[0]["kind"]}, by=by, now=now)
        await _ask_about_the_rest(row, by=by, now=now)


async def _ask_about_the_rest(row: Proceeding, *, by: Actor, now: datetime) -> None:
    """What the kiosk asks about is what the officer looks into: it is told anew, until the same moment."""
    if row.answer_due_at is not None and await open_requests(row.id):
        await stop_asking(row.id, "fact_removed", now=now)
        await ask_at_kiosk(row, await facts_of(row.id), row.answer_due_at, by=by, now=now)


async def _chosen(person: UUID, chosen: Sequence[tuple[str, UUID]], now: datetime) -> list[Fact]:
    wanted = set(chosen)
    return [one for one in await known_facts(person, now) if (one.kind, one.subject) in wanted] if wanted else []


async def _still_collecting(person: UUID, by: Actor) -> Proceeding | None:
    mine = (BreachProceeding.person == person) & (BreachProceeding.authority == by.authority) & BreachProceeding.ended_at.is_null()
    query = BreachProceeding.select(BreachProceeding.id).where(mine, BreachProceeding.stage == Stage.COLLECTING)
    rows = await query.order_by(BreachProceeding.opened_at).lock_rows("UPDATE")
    return await any_proceeding(rows[0]["id"]) if rows else None


async def _insert(
    number: UUID, person: UUID, registration: UUID, authority: str, category: str, matter: Matter, token: UUID, *, by: Actor, now: datetime
) -> None:
    today = local_today(now)
    await BreachProceeding.insert(
        BreachProceeding(
            id=number, person=person, registration=registration, authority=authority, category=category, matter=matter,
            stage=Stage.COLLECTING, law_day=today, opened_at=now, opened_by=by.id, opened_by_name=by.name, round_at=now, form_token=token,
            version=1,
        )
    )  # fmt: skip
    row = await any_proceeding(number)
    assert row is not None
    due_at = due(Stage.COLLECTING, row, now)
    await BreachProceeding.update({BreachProceeding.deadline_at: due_at}).where(BreachProceeding.id == number)
    await write_event(number, 1, OPENED, Stage.COLLECTING, by=by, now=now)
    told: audit.Details = {"proceeding": str(number), "matter": matter}
    await audit.record(Audit, by=by, action="breach_opened", about=person, details=told, at=now)
    await add_entry(person=person, kind="breach_opened", details=told, at=now, by=by)
    await follow_queue(row, Stage.COLLECTING, due_at, by=by, now=now)


async def _write_facts(number: UUID, found: Sequence[Fact], own: OwnFact | None, *, by: Actor, now: datetime) -> None:
    added: list[tuple[str, UUID | None, datetime, str, dict[str, object]]]
    added = [(one.kind, one.subject, one.at, one.address, dict(one.details)) for one in found]
    added += [(OWN, None, own.at, "", {"words": own.words})] if own else []
    for kind, subject, at, address, details in added:
        await BreachFact.insert(
            BreachFact(
                id=uuid4(), proceeding=number, kind=kind, subject=subject, at=at, address=address, details=json.dumps(details),
                added_at=now, added_by=by.id, added_by_name=by.name,
            )
        )  # fmt: skip
