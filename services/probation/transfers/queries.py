"""Reads of transfers, and on which side of one a reader stands."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.probation.attachments.queries import Attached, of_subject
from services.probation.attachments.subjects import Subject
from services.probation.cases.queries import Duty, case, case_of_anyone, conditions
from services.probation.cases.rows import Case
from services.probation.database import DB
from services.probation.timeline.queries import TimelineEntryRow
from services.probation.transfers.domain import Side, Transfer
from services.probation.transfers.permissions import TransferPermission
from shared.access.permissions import may
from shared.access.scope import region_of, scope_of
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

COLUMNS = """SELECT t.*, CASE WHEN t.to_office = ANY ($2::text[]) OR t.to_office ^@ ANY ($3::text[])
        OR t.begun_by = $1 AND t.iin IS NOT NULL THEN 'receiving' ELSE 'keeping' END AS side
    FROM probation.transfer t"""
RECEIVING = """(t.begun_by = $1 AND t.iin IS NOT NULL OR $5 AND (t.to_office = ANY ($2::text[]) OR t.to_office ^@ ANY ($3::text[])))"""
KEEPING = """(t.from_officer = ANY ($4::uuid[]) OR $5 AND (t.from_office = ANY ($2::text[]) OR t.from_office ^@ ANY ($3::text[]))
    OR t.state <> 'accepted' AND EXISTS (SELECT FROM probation.registration r WHERE r.person = t.person AND r.current
        AND r.officer = ANY ($4::uuid[])))"""
LIST = f"""{COLUMNS} WHERE ({RECEIVING} OR {KEEPING}) AND (t.decided_at IS NULL) = $6 AND ($8::uuid IS NULL OR (t.begun_at, t.id) <
    (SELECT l.begun_at, l.id FROM probation.transfer l WHERE l.id = $8)) ORDER BY t.begun_at DESC, t.id DESC LIMIT $7"""  # noqa: S608  # constants of this module
ONE = f"{COLUMNS} WHERE ({RECEIVING} OR {KEEPING}) AND t.id = $6"
LOCKED = "SELECT * FROM probation.transfer WHERE id = $1 FOR UPDATE"
OPEN_OF_PERSON = "SELECT * FROM probation.transfer WHERE person = $1 AND state = 'offered'"
WAITING = f"""SELECT count(*) FILTER (WHERE t.state = 'asked' AND {KEEPING}) AS asked, count(*) FILTER (WHERE t.state = 'offered'
    AND {RECEIVING}) AS offered FROM probation.transfer t WHERE t.state IN ('asked', 'offered')"""  # noqa: S608  # constants of this module
KEPT_HISTORY = """SELECT * FROM probation.timeline_entry WHERE (person = $1
        OR person IN (SELECT l.person FROM probation.person_link l WHERE l.survivor = $1 AND l.linked_at <= $2)) AND at <= $2
    AND coalesce(authority = $5, true)
    AND ($4::uuid IS NULL OR (at, id) <
    (SELECT at, id FROM probation.timeline_entry WHERE id = $4)) ORDER BY at DESC, id DESC LIMIT $3"""


@dataclass(frozen=True, slots=True)
class ListedTransfer(Transfer):
    """A transfer with the side on which the reader reads it."""

    side: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many transfers wait for this reader's answer: requests for their cases, offers to their office."""

    asked: int
    offered: int


async def transfers(by: Actor, *, is_open: bool, size: int, after: UUID | None = None) -> KeysetPage[ListedTransfer]:
    """The transfers of this reader, the latest first: one's own requests and cases; of a senior officer those of the office."""
    rows = await fetch_rows(DB, ListedTransfer, LIST, *_reach(by), is_open, size + 1, after)
    return page_of([_shown(row) for row in rows], size, begins_after=after)


async def transfer(by: Actor, number: UUID) -> ListedTransfer | None:
    """One of them."""
    found = await fetch_row(DB, ListedTransfer, ONE, *_reach(by), number)
    return _shown(found) if found else None


async def waiting(by: Actor) -> Waiting:
    """What waits for an answer."""
    (found,) = await fetch_rows(DB, Waiting, WAITING, *_reach(by))
    return found


async def locked_transfer(number: UUID) -> Transfer | None:
    """The transfer, locked until commit."""
    return await fetch_row(DB, Transfer, LOCKED, number)


async def offered(person: UUID) -> Transfer | None:
    """The open offer of this person's case. Call `case` first: it checks who may read."""
    return await fetch_row(DB, Transfer, OPEN_OF_PERSON, person)


async def sides(by: Actor, known: Transfer) -> frozenset[Side]:
    """On which sides this actor stands: keeping where they see the case, receiving where they asked, or lead the office that is asked."""
    found = set[Side]()
    if known.person is not None and may(by, TransferPermission.OFFER) and await case(by, known.person) is not None:
        found.add("keeping")
    if receives(by, known):
        found.add("receiving")
    return frozenset(found)


def receives(by: Actor, known: Transfer) -> bool:
    """Whether this actor speaks for the receiving office in this state: a request is taken back by who began it or a senior officer."""
    leads = may(by, TransferPermission.ACCEPT) and scope_of(by).reaches(known.to_office, None, scope_of(by).authority)
    return leads or (known.state == "asked" and known.begun_by == by.id and known.iin is not None)


async def offered_case(by: Actor, known: Transfer) -> tuple[Case, list[Duty]]:
    """What the receiving office decides by, or registers the person anew by. Call `shows_case` first."""
    assert known.person is not None, "an offer names a person"
    async with beyond_scope(DB, "a case that its office offers to the reader's office"):
        found = await case_of_anyone(known.person, by.authority)
        assert found is not None, "A person who was on the register stays in it."
        return found, await conditions(found.registration)


async def offered_papers(known: Transfer) -> list[Attached]:
    """What the keeping office attached to the transfer itself, and nothing else of the case. Call `shows_case` first."""
    assert known.person is not None, "an offer names a person"
    async with beyond_scope(DB, "the documents of an offer to the reader's office"):
        return await of_subject(known.person, Subject("transfer", known.id))


def shows_case(by: Actor, known: Transfer, *, now: datetime) -> bool:
    """Whether the receiving side reads the facts of the case: while the offer is open, and of a closed case that it took over."""
    open_offer = known.state == "offered" and now < known.due_at
    return may(by, TransferPermission.ACCEPT) and receives(by, known) and (open_offer or known.state == "accepted")


async def kept_history(by: Actor, known: Transfer, *, size: int, after: UUID | None = None) -> KeysetPage[TimelineEntryRow]:
    """What the keeping office wrote and saw until it gave the case away, the latest first. Call `keeps_history` first.

    With what stands in records that were merged into this one until then; what was merged afterwards is not theirs.
    """
    async with beyond_scope(DB, "the history of a case until the reader's office gave it away"):
        rows = await fetch_rows(DB, TimelineEntryRow, KEPT_HISTORY, known.person, known.decided_at, size + 1, after, scope_of(by).authority)
    return page_of(rows, size, begins_after=after)


def keeps_history(by: Actor, known: Transfer) -> bool:
    """Whether this reader still reads what their side wrote: of a case that was given away, its last officer and the senior officers."""
    rules = scope_of(by)
    if known.state != "accepted" or known.from_office is None:
        return False
    leads = may(by, TransferPermission.ACCEPT) and rules.reaches(known.from_office, None, rules.authority)
    return leads or known.from_officer in rules.officers


def region_changes(known: Transfer) -> bool:
    """Whether the case goes to another region."""
    return region_of(known.from_office or "") != region_of(known.to_office)


def _shown(row: ListedTransfer) -> ListedTransfer:
    """Who asks is not told whose case it is, or that there is one, before it is offered."""
    return replace(row, person=None, from_office=None) if row.side == "receiving" and row.person_name is None else row


def _reach(by: Actor) -> tuple[UUID, list[str], list[str], list[UUID], bool]:
    rules = scope_of(by)
    return by.id, sorted(rules.offices), sorted(rules.regions), sorted(rules.officers), may(by, TransferPermission.ACCEPT)
