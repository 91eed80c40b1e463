"""What was decided and not served waits in the officer's queue until it is served, withdrawn, or needs no service."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.probation.database import DB
from services.probation.documents.actions import HasLeft, NotDecided, record_service, withdraw_document
from services.probation.documents.after_decision.actions import need_no_service, need_service
from services.probation.documents.jobs import look_for_unserved
from services.probation.documents.queries import any_document, events
from services.probation.documents.serving.waiting import UNSERVED
from services.probation.errors import AlreadyDecided, ReasonNeeded
from services.probation.queue.tables import QueueItem
from shared.db.engine import transaction
from tests.builders.actors import OFFICER, SYSTEM
from tests.builders.documents import decided, drafted, served_by_post
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import Register

FORGET = "DELETE FROM probation.queue_item WHERE subject_id = $1"


async def waits(document: UUID) -> bool:
    return await QueueItem.exists().where(QueueItem.kind == UNSERVED, QueueItem.subject_id == document, QueueItem.closed_at.is_null())


async def item(document: UUID) -> tuple[int, str, datetime]:
    """(escalation, reason, due) of the open item."""
    open_ones = QueueItem.select().where(QueueItem.kind == UNSERVED, QueueItem.subject_id == document, QueueItem.closed_at.is_null())
    row = await open_ones.first()
    assert row is not None
    return row["escalation"], row["reason"], row["due_at"]


async def test_a_decided_document_waits_until_it_is_served(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    draft = await drafted(person)
    assert not await waits(draft), "a draft is served on nobody"
    document = await decided(person)
    assert await waits(document)
    assert (await item(document))[2] > NOW
    await served_by_post(document)
    assert not await waits(document)


async def test_what_stays_in_the_file_or_belongs_to_a_procedure_does_not_wait(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    assert not await waits(await decided(person, "act"))
    assert not await waits(await decided(person, "warning", owner="breaches"))


async def test_a_withdrawn_document_waits_no_more(register: Register) -> None:
    document = await decided((await register(by=OFFICER)).person)
    await withdraw_document(document, reason="A mistake", by=OFFICER, now=NOW)
    assert not await waits(document)


async def test_the_item_of_a_document_that_is_late_moves_up_once(register: Register, fixed_clock: FixedClock) -> None:
    document = await decided((await register(by=OFFICER)).person)
    await look_for_unserved({})
    assert (await item(document))[:2] == (0, "unserved_document"), "it is not late yet"
    fixed_clock.move_to((await item(document))[2] + timedelta(minutes=1))
    await look_for_unserved({})
    assert (await item(document))[:2] == (1, "unserved_late")
    await look_for_unserved({})
    assert (await item(document))[0] == 1


async def test_what_was_decided_before_there_were_such_items_is_found_once(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    document, served, unneeded = await decided(person), await decided(person), await decided(person)
    await served_by_post(served)
    await need_no_service(unneeded, reason="It stays in the case file", seen=0, by=OFFICER, now=NOW)
    async with transaction(DB) as begun:
        for each in (document, served, unneeded):
            await begun.connection.execute(FORGET, each)
    await look_for_unserved({})
    assert [await waits(each) for each in (document, served, unneeded)] == [True, False, False]


async def test_needing_no_service_is_said_with_a_reason_and_taken_back(register: Register) -> None:
    document = await decided((await register(by=OFFICER)).person)
    with pytest.raises(ReasonNeeded):
        await need_no_service(document, reason=" ", seen=0, by=OFFICER, now=NOW)
    await need_no_service(document, reason="The person took it away", seen=0, by=OFFICER, now=NOW)
    assert not await waits(document)
    with pytest.raises(AlreadyDecided):
        await need_no_service(document, reason="The same again", seen=0, by=OFFICER, now=NOW)
    await need_service(document, reason="It was another person", seen=1, by=OFFICER, now=NOW)
    assert await waits(document)
    assert [each.event for each in await events(document)][:2] == ["needed", "not_needed"]
    await served_by_post(document)
    with pytest.raises(HasLeft):
        await need_no_service(document, reason="Too late", seen=2, by=OFFICER, now=NOW)


async def test_what_needs_no_service_can_be_served_all_the_same(register: Register) -> None:
    document = await decided((await register(by=OFFICER)).person)
    await need_no_service(document, reason="It stays in the case file", seen=0, by=OFFICER, now=NOW)
    await record_service(document, how="post", served_on=TODAY, proof=None, words="", tracking="RR1", by=OFFICER, now=NOW)
    row = await any_document(document)
    assert row is not None
    assert (row.state, row.served_how) == ("left", "post")


@pytest.mark.parametrize("owner", ["", "breaches"])
async def test_a_draft_and_a_paper_of_a_procedure_are_not_marked(owner: str, register: Register) -> None:
    person = (await register(by=OFFICER)).person
    document = await decided(person, owner=owner) if owner else await drafted(person)
    with pytest.raises(NotDecided):
        await need_no_service(document, reason="A reason", seen=0, by=SYSTEM, now=NOW)
