"""Two cases of one person lead to each other; neither is changed, and supervision of both ends with the registration."""

import httpx

from services.reintegration.cases.jobs import persons_merged, persons_unmerged
from services.reintegration.cases.tables import Case, MergedCase
from services.reintegration.cases.two_cases import STAYS
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import DB
from services.reintegration.timeline.tables import TimelineEntry
from shared.db.rows import fetch_values
from shared.messages.merging import PersonsMergedForReintegration, PersonsUnmergedForReintegration
from tests.builders.desk import BY, Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.support.clients import SignedIn


def merge(one: Desk, other: Desk) -> PersonsMergedForReintegration:
    return PersonsMergedForReintegration(person=one.person, other=other.person, merged_at=NOW)


def unmerge(one: Desk, other: Desk) -> PersonsUnmergedForReintegration:
    return PersonsUnmergedForReintegration(person=one.person, other=other.person, unmerged_at=NOW)


async def grounds() -> set[str]:
    return {row["ground"] for row in await Case.select(Case.ground)}


async def worker(signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_each_case_leads_to_the_other_and_the_worker_is_told(desk: Desk, signed_in: SignedIn) -> None:
    other = await opened("Demo Second")
    client = await worker(signed_in)
    for _ in range(2):
        await persons_merged(merge(desk, other))
    for mine, beside in ((desk, other), (other, desk)):
        shown = (await client.get(f"/cases/{mine.person}")).text
        assert "The same person has a second case" in shown
        assert f"/cases/{beside.person}" in shown
        assert "this person has two cases" in shown
    await persons_unmerged(unmerge(desk, other))
    assert "a second case" not in (await client.get(f"/cases/{desk.person}")).text
    assert await TimelineEntry.count().where(TimelineEntry.kind == "cases_unmerged") == 2


async def test_a_case_of_another_office_is_not_shown_beside(desk: Desk, signed_in: SignedIn) -> None:
    other = await opened("Hidden Person", office="71")
    await persons_merged(merge(desk, other))
    shown = (await (await worker(signed_in)).get(f"/cases/{desk.person}")).text
    assert "Hidden" not in shown
    assert str(other.person) not in shown


async def test_both_cases_end_with_the_last_registration_of_either(desk: Desk) -> None:
    other = await opened("Demo Second")
    await persons_merged(merge(desk, other))
    await end_supervision(desk.closing(registration=other.registration), by=BY, now=NOW)
    assert await grounds() == {"consent_awaited"}


async def test_without_a_merge_the_end_of_another_registration_closes_nothing(desk: Desk) -> None:
    other = await opened("Demo Second")
    await persons_merged(merge(desk, other))
    await persons_unmerged(unmerge(desk, other))
    await end_supervision(desk.closing(registration=other.registration), by=BY, now=NOW)
    assert await grounds() == {"register"}


async def test_a_merge_may_arrive_before_the_cases_and_an_undoing_may_be_unknown(desk: Desk) -> None:
    stranger = Desk(fresh(), fresh())
    await persons_unmerged(unmerge(desk, stranger))
    await persons_merged(merge(desk, stranger))
    assert await MergedCase.count() == 1
    assert await TimelineEntry.count().where(TimelineEntry.kind == "cases_merged") == 1


async def test_no_table_that_names_a_person_is_forgotten_when_two_cases_are_joined(desk: Desk) -> None:
    columns = """SELECT DISTINCT c.table_name::text FROM information_schema.columns c JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
        WHERE c.table_schema = 'reintegration' AND (c.column_name = 'person' OR (c.table_name, c.column_name) = ('case_pair', 'first'))"""
    assert set(await fetch_values(DB, columns)) == set(STAYS)


async def test_joining_and_undoing_leave_every_table_as_it_was(desk: Desk) -> None:
    other = await opened("Demo Second")
    for each in (desk, other):
        await each.task("work")
        await each.plan("Call the owner")
        await each.referral()
        await each.appointment()

    async def rows() -> dict[str, list[str]]:
        said = {}
        for table in sorted(set(STAYS) - {"timeline_entry", "merged_case"}):
            said[table] = sorted(map(str, await fetch_values(DB, f'SELECT md5(t::text) FROM reintegration."{table}" t')))
        return said

    before = await rows()
    await persons_merged(merge(desk, other))
    assert await rows() == before
    await persons_unmerged(unmerge(desk, other))
    assert await rows() == before
    assert await MergedCase.count() == 0
