"""Asking another office for a case, offering one, and answering."""

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

import asyncpg

from services.probation.cases.queries import case
from services.probation.cases.tables import Person
from services.probation.database import DB, Audit
from services.probation.errors import NotFound
from services.probation.queue.actions import close_item, open_item
from services.probation.record_links.queries import survivor_of
from services.probation.timeline.actions import add_entry
from services.probation.transfers import queries
from services.probation.transfers.domain import Side, Step, Transfer, WrongSide, answer_due, move
from services.probation.transfers.words import OFFERED, WANTED
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_values

ASKED, OFFER, ANSWER = "transfer", "transfer_offer", "transfer_answer"
KEPT_ELSEWHERE = """SELECT office FROM probation.registration WHERE person = $1 AND current AND office <> $2
    AND supervising_authority = $3 FOR UPDATE"""
IS_ASKED = "SELECT true FROM probation.transfer WHERE iin = $1 AND to_office = $2 AND state = 'asked'"
IS_OFFERED = "SELECT true FROM probation.transfer WHERE person = $1 AND to_office = $2 AND state = 'offered'"
ASK = """INSERT INTO probation.transfer (id, state, iin, person, from_office, to_office, wish, begun_at, begun_by, begun_by_name, due_at)
    VALUES ($1, 'asked', $2, $3, $4, $5, $6, $7, $8, $9, $10)"""
BEGIN_OFFER = """INSERT INTO probation.transfer (id, state, person, from_office, to_office, begun_at, begun_by, begun_by_name, due_at)
    VALUES ($1, 'asked', $2, $3, $4, $5, $6, $7, $5)"""
ASKED_FOR = "SELECT id FROM probation.transfer WHERE person = $1 AND to_office = $2 AND state = 'asked' FOR UPDATE"
SET_OFFERED = """UPDATE probation.transfer SET state = 'offered', person_name = $2, case_number = $3, from_office = $4, from_officer = $5,
    from_officer_name = $6, reason = $7, document = $8, offered_at = $9, offered_by = $10, offered_by_name = $11, due_at = $12,
    reminded_at = NULL WHERE id = $1"""
SET_DECIDED = """UPDATE probation.transfer SET state = $2, answer = $3, decided_at = $4, decided_by = $5, decided_by_name = $6
    WHERE id = $1"""


class AlreadyOffered(Exception):
    """The case is offered to another office already: that offer has to be taken back first."""


async def ask_for_transfer(iin: str, wish: str = "", *, by: Actor, now: datetime) -> None:
    """Tell the office that keeps, or kept, the case of this ИИН who asks for it, and why.

    The caller learns nothing: the request is kept in the same way for an unknown number, a case of one's own office, and one of another
    office. Asked again while it is open, nothing is added.
    """
    office = by.office or ""
    async with transaction(DB), beyond_scope(DB, "the case of another office, which is asked for it"):
        await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"transfer {iin} {office}")
        known = await Person.select(Person.id).where(Person.iin == iin).lock_rows("UPDATE").first()
        details: audit.Details = {"office": office, "known": known is not None}
        about: UUID | None = await survivor_of(known["id"]) if known else None
        await audit.record(Audit, by=by, action="transfer_asked", about=about, details=details, at=now)
        if await fetch_values(DB, IS_ASKED, iin, office):
            return
        keeping = await fetch_values(DB, KEPT_ELSEWHERE, about, office, by.authority) if about else []
        if keeping and await fetch_values(DB, IS_OFFERED, about, office):
            keeping = []  # it is on its way: the office finds the offer among its transfers
        number = uuid4()
        person = about if keeping else None
        await DB.connection().execute(
            ASK,
            *(number, iin, person, keeping[0] if keeping else None, office, wish, now, by.id, by.name, answer_due(now)),
        )
        if person is not None:
            await open_item(
                kind=ASKED, person=person, subject_id=number, reason=f"{WANTED} {office}", now=now, by=by, due_at=answer_due(now)
            )
            await add_entry(person=person, kind="transfer_asked", details={"office": office, "wish": wish}, at=now, by=by)


async def offer_case(person: UUID, office: str, reason: str, document: str, *, by: Actor, now: datetime) -> UUID:
    """Offer one's case to another office; where that office asked for it, this agrees. Raises NotFound, AlreadyOffered."""
    async with transaction(DB):
        found = await case(by, person)
        if found is None or found.office == office:
            raise NotFound
        asked = await fetch_values(DB, ASKED_FOR, person, office)
        number: UUID = asked[0] if asked else uuid4()
        if not asked:
            await DB.connection().execute(BEGIN_OFFER, number, person, found.office, office, now, by.id, by.name)
        await agree(number, reason, document, by=by, now=now)
    return number


async def agree(number: UUID, reason: str, document: str, *, by: Actor, now: datetime) -> None:
    """The keeping office offers the case that was asked for. Raises NotFound, NotPossible, AlreadyOffered."""
    async with transaction(DB):
        known = await locked(number, "agree", by=by)
        assert known.person is not None, "only a transfer of somebody has a keeping side"
        found = await case(by, known.person)
        assert found is not None, "the keeping side sees the case"
        values = (found.name, found.case_number, found.office, found.officer, found.officer_name, reason, document, now, by.id, by.name)
        try:
            async with transaction(DB):
                await DB.connection().execute(SET_OFFERED, number, *values, answer_due(now))
        except asyncpg.UniqueViolationError:
            raise AlreadyOffered from None
        await close_item(kind=ASKED, subject_id=number, by=by, now=now, outcome="offered")
        details: audit.Details = {"transfer": str(number), "office": known.to_office}
        await audit.record(Audit, by=by, action="transfer_offered", about=known.person, details=details, at=now)
        entry = {"office": known.to_office, "reason": reason, "document": document}
        await add_entry(person=known.person, kind="transfer_offered", details=entry, at=now, by=by)
        async with beyond_scope(DB, "an item in the queue of the office that is offered the case"):
            await open_item(
                kind=OFFER,
                person=known.person,
                subject_id=number,
                reason=f"{OFFERED} {found.office}",
                now=now,
                by=by,
                due_at=answer_due(now),
                office=known.to_office,
            )


async def expire(number: UUID, *, by: Actor, now: datetime) -> None:
    """Nobody answered in time. Raises NotPossible where somebody did."""
    await _end(number, "expire", "", on=frozenset({"system"}), by=by, now=now)


async def end(number: UUID, step: Literal["refuse", "withdraw"], answer: str, *, by: Actor, now: datetime) -> None:
    """Refuse it, or take it back. The other side finds the answer. Raises NotFound, NotPossible."""
    await _end(number, step, answer, on=None, by=by, now=now)


async def _end(number: UUID, step: Step, answer: str, *, on: frozenset[Side] | None, by: Actor, now: datetime) -> None:
    async with transaction(DB):
        known = await locked(number, step, by=by, on=on)
        following = move(known.state, step, on or await queries.sides(by, known))
        await DB.connection().execute(SET_DECIDED, number, following, answer, now, by.id, by.name)
        await audit.record(
            Audit, by=by, action=f"transfer_{following}", about=known.person, details={"transfer": str(number), "answer": answer}, at=now
        )
        if known.person is None:
            return
        async with beyond_scope(DB, "the answer to a transfer, in the queue and the history of the office that keeps the case"):
            await close_item(subject_id=number, by=by, now=now, outcome=following)
            entry = {"office": known.to_office, "answer": answer}
            await add_entry(person=known.person, kind=f"transfer_{following}", details=entry, at=now, by=by)
            if known.state == "offered" and following != "withdrawn":
                await open_item(
                    kind=ANSWER, person=known.person, subject_id=number, reason=f"transfer_{following} {known.to_office}", now=now, by=by
                )


async def locked(number: UUID, step: Step, *, by: Actor, on: frozenset[Side] | None = None) -> Transfer:
    """The transfer, locked until commit, if this actor, or who stands `on` these sides, may do this step. Raises NotFound, NotPossible."""
    known = await queries.locked_transfer(number)
    if known is None:
        raise NotFound
    on = on or await queries.sides(by, known)
    if not on:
        raise NotFound
    try:
        move(known.state, step, on)
    except WrongSide:
        raise NotFound from None
    return known
