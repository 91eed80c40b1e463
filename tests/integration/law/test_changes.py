"""A value of the law is changed by two administrators, from a later day on; what it would do is seen before."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import httpx
import pytest

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law_changes import draft_queries, queries
from services.probation.law_changes.actions.answering import accept, refuse, withdraw
from services.probation.law_changes.actions.proposing import propose
from services.probation.law_changes.actions.refusing import OwnDraft, Refused, Waiting
from services.probation.law_changes.domain.changes import Change, Refusal, changed_rule, new_day
from services.probation.law_changes.draft_queries import Draft
from services.probation.law_changes.jobs import count_next_draft
from services.probation.law_changes.queries import entry_of
from services.reintegration.law.jobs import on_law_changed
from services.reintegration.law.ruling import RULING as DESK
from shared.db.rows import fetch_values
from shared.law.calendar import FOLDER as SHARED
from shared.law.calendar import is_working_day, knows_kurban_ait
from shared.law.sources import Source, install, source_of
from shared.law_versions import begin, load
from shared.messages.law import LawChangedForReintegration
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.law import FORM, LATER, ONE, ORDER, OTHER, WHY, changed
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post

CODE = "check_in.suspended_sentence.urban"
pytestmark = pytest.mark.usefixtures("ruled")


def weekly(on: date = LATER, value: str = "weekly") -> Change:
    return changed("probation", CODE, value, on)


async def proposed(change: Change | None = None, book: str = "probation") -> UUID:
    return await propose(book, change or weekly(), WHY, ORDER, by=ONE, now=NOW)


async def the_draft(number: UUID) -> Draft:
    found = await draft_queries.draft(number)
    assert found is not None
    return found


def value_on(day: date) -> object:
    found = entry_of("probation", "rule", CODE, day)
    return found.entry["value"] if found else None


async def test_what_two_people_decided_holds_from_its_day_and_not_before() -> None:
    number = await proposed()
    assert value_on(LATER) == "twice_a_month", "one person changes nothing"
    await accept(number, by=OTHER, now=NOW)
    assert (value_on(LATER - timedelta(days=1)), value_on(LATER)) == ("twice_a_month", "weekly")
    (last, *_) = await queries.versions_of("probation", "rule", CODE)
    assert (last.proposed_by_name, last.decided_by_name, last.why, last.document) == (ONE.name, OTHER.name, WHY, ORDER)
    assert await Audit.count().where(Audit.action.is_in(["law_change_proposed", "law_change_accepted"])) == 2


async def test_who_proposed_it_neither_accepts_nor_refuses_it_and_may_take_it_back() -> None:
    number = await proposed()
    for act in (accept(number, by=ONE, now=NOW), refuse(number, WHY, by=ONE, now=NOW)):
        with pytest.raises(OwnDraft):
            await act
    with pytest.raises(NotFound):
        await withdraw(number, WHY, by=OTHER, now=NOW)
    await withdraw(number, WHY, by=ONE, now=NOW)
    with pytest.raises(AlreadyDecided):
        await accept(number, by=OTHER, now=NOW)
    assert value_on(LATER) == "twice_a_month"


async def test_of_two_who_answer_at_once_one_does() -> None:
    number = await proposed()
    third = replace(OTHER, id=uuid4(), name="Third Administrator")
    results = await asyncio.gather(
        accept(number, by=OTHER, now=NOW), refuse(number, WHY, by=third, now=NOW), return_exceptions=True
    )  # fmt: skip
    assert sorted(type(each).__name__ for each in results) == ["AlreadyDecided", "NoneType"]


async def test_two_drafts_for_one_day_do_not_wait_beside_each_other() -> None:
    await proposed()
    with pytest.raises(Waiting):
        await proposed(weekly(value="monthly"))
    await proposed(weekly(LATER + timedelta(days=1), "monthly"))


@pytest.mark.parametrize(
    ("on", "value", "why"),
    [
        (TODAY, "weekly", [Refusal.NOT_LATER]),
        (TODAY + timedelta(days=5000), "weekly", [Refusal.TOO_FAR]),
        (LATER, "twice_a_month", []),
    ],
    ids=["today", "far", "confirmed by another source"],
)
async def test_a_change_is_for_a_later_day(on: date, value: str, why: list[Refusal]) -> None:
    if why:
        with pytest.raises(Refused) as refused:
            await proposed(weekly(on, value))
        assert refused.value.why == why
    else:
        await proposed(weekly(on, value))


async def test_a_draft_whose_day_came_before_the_answer_is_not_accepted() -> None:
    number = await proposed(weekly(TODAY + timedelta(days=1)))
    with pytest.raises(Refused):
        await accept(number, by=OTHER, now=NOW + timedelta(days=3))


async def test_a_lawyer_confirms_the_very_same_value_for_the_day_since_when_it_holds() -> None:
    found = next(one for one in queries.in_force(TODAY) if one.section == "rule" and one.status == "unverified" and one.book == "probation")
    same = changed_rule(found.entry, found.entry["value"], valid_from=found.valid_from, source="УИК 174", status="verified")
    await accept(await proposed(same), by=OTHER, now=NOW)
    again = entry_of("probation", "rule", found.key, TODAY)
    assert again is not None
    assert (again.status, again.entry["value"], again.valid_from) == ("verified", found.entry["value"], found.valid_from)


async def test_the_other_services_learn_of_a_day_off() -> None:
    day = date(2027, 5, 17)
    assert is_working_day(day)
    change = new_day(day, "Kurban Ait", working=False, kurban_ait=True, source="Resolution", status="verified")
    number = await proposed(change, "shared")
    await accept(number, by=OTHER, now=NOW)
    assert not is_working_day(day)
    assert knows_kurban_ait(2027)
    bodies = await fetch_values(DB, "SELECT body::text FROM probation.outbox WHERE type LIKE 'probation.law_changed%' ORDER BY type")
    assert len(bodies) == 2
    install(SHARED, None)
    await begin(DESK)
    assert is_working_day(day), "the desk has not heard of it"
    message = LawChangedForReintegration.model_validate_json(bodies[1])
    for _ in range(2):
        await on_law_changed(message)
    await load(DESK)
    assert not is_working_day(day)
    assert await fetch_values(DESK.db, "SELECT count(*) FROM reintegration.law_version WHERE NOT seeded") == [1]


async def test_the_open_cases_that_would_be_judged_otherwise_are_counted_and_shown_to_who_has_them(
    register: Register, signed_in: SignedIn
) -> None:
    made = await register()
    number = await proposed()
    assert (await the_draft(number)).effects_at is None
    await count_next_draft({})
    counted = (await the_draft(number)).counted["cases"]
    assert (counted["looked_at"], counted["changed"], counted["offices"]) == (1, 1, {"75": 1})
    assert counted["gains"] == {"frequency weekly": 1, "check_in_too_rare": 1}
    assert counted["loses"] == {"frequency twice_a_month": 1}
    senior = await signed_in("probation", "senior")
    assert f"/law/drafts/{number}/effects/cases" in (await senior.get(f"/law/drafts/{number}")).text
    page = (await senior.get(f"/law/drafts/{number}/effects/cases")).text
    assert f"/people/{made.person}" in page
    assert "Check-ins (Every week)" in page
    assert value_on(LATER) == "twice_a_month", "a draft that is tried out leaves alone what rules"


async def test_an_administrator_sees_counts_and_nobody(register: Register, signed_in: SignedIn) -> None:
    await register()
    number = await proposed()
    await count_next_draft({})
    admin = await signed_in("probation", "admin")
    page = (await admin.get(f"/law/drafts/{number}")).text
    assert "Would change: 1 of 1." in page
    assert "Fictional" not in page
    assert (await admin.get(f"/law/drafts/{number}/effects/cases")).status_code == 403


async def test_the_pages_take_a_change_from_the_value_to_the_second_administrator(signed_in: SignedIn) -> None:
    admin: httpx.AsyncClient = await signed_in("probation", "admin")
    assert CODE in (await admin.get("/law?article=suspended")).text
    address = f"/law/entries/probation/rule/{CODE}"
    wrong = await post(
        admin, address, {"value": "weekly", "valid_from": "1.1.2020", "source": "УИК", "status": "verified", "document": ORDER, "why": WHY}
    )
    assert wrong.status_code == 409
    assert "Choose a day after today" in wrong.text
    made = await post(admin, address, {**FORM, "value": "weekly", "valid_from": f"{LATER:%d.%m.%Y}"})
    assert made.status_code == 303
    own = await post(admin, f"{made.headers['location']}/accept", {})
    assert (own.status_code, "You proposed this yourself" in own.text) == (409, True)
    draft = UUID(made.headers["location"].rsplit("/", 1)[1])
    await accept(draft, by=OTHER, now=NOW)
    shown = (await admin.get(address)).text
    assert OTHER.name in shown
    again = await post(admin, f"{made.headers['location']}/withdraw", {"answer": WHY})
    assert again.status_code == 409


async def test_who_is_no_administrator_reads_and_changes_nothing(signed_in: SignedIn) -> None:
    for by in (OFFICER, SENIOR):
        client = await signed_in("probation", "officer" if by is OFFICER else "senior")
        page = await client.get(f"/law/entries/probation/rule/{CODE}")
        assert page.status_code == 200
        assert "Propose a change" not in page.text
        assert (await post(client, f"/law/entries/probation/rule/{CODE}", {})).status_code == 403
        assert (await client.get("/law/days/new")).status_code == 403


async def test_a_missing_kurban_ait_is_said_and_entered(signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    sections = source_of(SHARED).sections
    known = tuple(each for each in sections["exception"] if not str(each["day"]).startswith("2027"))
    install(SHARED, Source({**sections, "exception": known}))
    assert "The first day of Kurban Ait of 2027 is not in the calendar" in (await admin.get("/law")).text
    made = await post(admin, "/law/days/new", {**FORM, "day": "17.05.2027", "name": "Kurban Ait", "kind": "kurban_ait"})
    assert made.status_code == 303
    await accept(UUID(made.headers["location"].rsplit("/", 1)[1]), by=OTHER, now=NOW)
    assert "of 2027 is not in the calendar" not in (await admin.get("/law")).text
