"""The proof of a service: what is asked for, corrections by a new row, two at once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from services.probation.attachments.subjects import Subject
from services.probation.documents.actions import NotDecided, WrongService, record_service
from services.probation.documents.after_decision.actions import correct_service
from services.probation.documents.domain.service import Evidence, Witness
from services.probation.documents.queries import any_document, events
from services.probation.documents.serving.records import latest_of, records_of
from services.probation.errors import AlreadyDecided, ReasonNeeded
from services.probation.timeline.tables import TimelineEntry
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER
from tests.builders.attachments import attached
from tests.builders.documents import decided, served_by_post
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register

LATER = NOW + timedelta(hours=1)
TWO = ("First Witness, neighbour", "Second Witness, neighbour")
SECOND = Witness(COLLEAGUE_OFFICER.id, COLLEAGUE_OFFICER.name)


async def serve(document: UUID, how: str, **given: Any) -> None:
    await record_service(document, how=how, served_on=TODAY, by=OFFICER, now=NOW, **{"proof": None, "words": "", **given})  # type: ignore[arg-type]  # of the table


async def correct(document: UUID, *, seen: int, why: str = "The number was mistyped", tracking: str = "RR000000002KZ") -> None:
    evidence = Evidence(tracking=tracking)
    await correct_service(
        document, how="post", served_on=TODAY, evidence=evidence, words="", why=why, seen=seen, by=OFFICER, now=LATER
    )  # fmt: skip


@pytest.mark.parametrize(
    ("how", "given", "problem"),
    [
        ("signature", {}, "no_paper"),
        ("messenger", {"words": "Handed to the wife"}, "no_paper"),
        ("post", {"tracking": " "}, "no_tracking"),
        ("refused_to_sign", {"words": "He tore it up", "witnesses": TWO[:1]}, "no_witnesses"),
        ("in_absence", {"words": "Left with a neighbour"}, "no_witnesses"),
    ],
)
async def test_without_its_proof_a_service_is_not_recorded(how: str, given: dict[str, Any], problem: str, register: Register) -> None:
    document = await decided((await register(by=OFFICER)).person)
    with pytest.raises(WrongService) as raised:
        await serve(document, how, **given)
    assert raised.value.problem == problem
    row = await any_document(document)
    assert row is not None
    assert row.state == "decided"
    assert await records_of(document) == []


@pytest.mark.parametrize(
    ("how", "given"),
    [
        ("post", {"tracking": "RR000000001KZ"}),
        ("refused_to_sign", {"words": "He tore it up", "witnesses": TWO}),
        ("refused_to_sign", {"words": "He tore it up", "second": SECOND}),
        ("in_absence", {"words": "Left with a neighbour", "witnesses": TWO[:1]}),
    ],
)
async def test_the_proof_is_kept_with_who_recorded_it(how: str, given: dict[str, Any], register: Register) -> None:
    document = await decided((await register(by=OFFICER)).person)
    await serve(document, how, **given)
    (record,) = await records_of(document)
    assert (record.how, record.served_on, record.by_id, record.at) == (how, TODAY, OFFICER.id, NOW)
    assert (record.tracking or "", tuple(record.witnesses)) == (given.get("tracking", ""), given.get("witnesses", ()))
    assert record.second_by_name == (SECOND.name if "second" in given else None)


async def test_a_signed_paper_that_is_attached_proves_it(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    document = await decided(person)
    proof = await attached(person, subject=Subject("document", document))
    await serve(document, "signature", proof=proof)
    assert (await latest_of([document]))[document].proof == proof


async def test_a_procedure_proves_the_service_of_its_papers_itself(register: Register) -> None:
    document = await decided((await register(by=OFFICER)).person, "warning", owner="breaches")
    await serve(document, "signature")
    assert (await latest_of([document]))[document].how == "signature"


async def test_a_correction_is_another_record_and_the_earlier_one_stays(register: Register) -> None:
    made = await register(by=OFFICER)
    document = await decided(made.person)
    with pytest.raises(NotDecided):
        await correct(document, seen=0)
    await served_by_post(document)
    with pytest.raises(ReasonNeeded):
        await correct(document, seen=1, why=" ")
    with pytest.raises(WrongService):
        await correct(document, seen=1, tracking="")
    await correct(document, seen=1)
    assert [(each.number, each.tracking) for each in await records_of(document)] == [(2, "RR000000002KZ"), (1, "RR000000001KZ")]
    assert [(each.event, each.state) for each in await events(document)][:2] == [("corrected", "left"), ("serve", "left")]
    told = await TimelineEntry.select().where(TimelineEntry.person == made.person, TimelineEntry.kind == "document_service_corrected")
    assert len(told) == 1
    assert "RR0" not in str(told[0]["details"]), "the number of the post stays with the document"


async def test_of_two_corrections_at_once_one_is_refused(register: Register) -> None:
    document = await decided((await register(by=OFFICER)).person)
    await served_by_post(document)
    answers = await asyncio.gather(correct(document, seen=1), correct(document, seen=1), return_exceptions=True)
    assert sorted(type(each).__name__ for each in answers) == ["AlreadyDecided", "NoneType"]
    with pytest.raises(AlreadyDecided):
        await correct(document, seen=1)
    assert len(await records_of(document)) == 2


async def test_the_database_changes_no_record_of_service(register: Register, database: OraluSettings) -> None:
    document = await decided((await register(by=OFFICER)).person)
    await served_by_post(document)
    service = await asyncpg.connect(database.role_dsn("probation"))
    try:
        await service.execute("SET oralu.scope = 'system'")
        for change in ("tracking = 'RR9'", "served_on = served_on", "words = 'Another story'"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await service.execute(f"UPDATE probation.document_service SET {change} WHERE document = $1", document)
    finally:
        await service.close()
