"""A case moves to another office when its receiving senior officer accepts, and by nothing else; the old office keeps what it wrote."""

import asyncio
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.attachments.subjects import Subject
from services.probation.cases.tables import Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import close_registration
from services.probation.database import DB, Audit
from services.probation.law import rules as law
from services.probation.officers.moving import Owner
from services.probation.queue.actions import open_item
from services.probation.queue.queries import queue
from services.probation.register.actions import Registered
from services.probation.timeline.notes import add_note
from services.probation.transfers import jobs
from services.probation.transfers.acceptance import accept
from services.probation.transfers.actions import agree, ask_for_transfer, end, offer_case
from services.probation.transfers.domain import NotPossible
from shared.db.rows import fetch_values
from shared.identity.cover.actions import arrange_cover
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR, SYSTEM
from tests.builders.attachments import attached, photograph
from tests.builders.merges import merged
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import IIN, OTHER_IIN, person
from tests.builders.registrations import Register, registration_form
from tests.builders.staff import SENIOR_ELSEWHERE, make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

WHY, DOCUMENT, NOTE = "Moved to Astana on a permission", "Permission 12 of 20.11.2026", "He told me in confidence"
TO = Owner(OFFICER_ELSEWHERE.id, OFFICER_ELSEWHERE.name, "71")
DAYS = timedelta(days=law.number("transfer.answer", TODAY))


@pytest.fixture
async def made(register: Register) -> Registered:
    """A case of the demo officer with a note and an item in the queue, and accounts in the other office."""
    made = await register(person(IIN), by=OFFICER)
    await add_note(made.person, NOTE, by=OFFICER, now=NOW)
    await open_item(kind="residence", person=made.person, subject_id=made.person, reason="residence", now=NOW, by=SYSTEM)
    for who in (OFFICER_ELSEWHERE, SENIOR_ELSEWHERE):
        await make_account(who)
    return made


async def offered(made: Registered) -> UUID:
    return await offer_case(made.person, "71", WHY, DOCUMENT, by=OFFICER, now=NOW)


async def state(number: UUID) -> str:
    return str((await fetch_values(DB, "SELECT state FROM probation.transfer WHERE id = $1", number))[0])


async def told(person: UUID, kind: str) -> int:
    """How many messages of this kind were sent about a person."""
    return int((await fetch_values(DB, "SELECT count(*) FROM probation.outbox WHERE person = $1 AND type LIKE $2", person, f"%{kind}%"))[0])


async def test_an_offered_case_is_accepted_for_an_officer_and_changes_its_owner(made: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    address = f"/people/{made.person}"
    sent = await submit(officer, f"{address}/transfer", {"office": "71", "reason": WHY, "document": DOCUMENT})
    assert sent.status_code == 303
    page = sent.headers["location"]
    assert (await officer.get(address)).status_code == 200, "until the other office accepts, everything stays"
    senior = await signed_in("probation", "senior-elsewhere")
    waiting = (await senior.get("/queue")).text
    assert "Another office offers a case" in waiting
    assert "Fictional Person" not in waiting
    shown = (await senior.get(page)).text
    assert "Fictional Person" in shown
    assert "Demo Street 1" in shown
    assert NOTE not in shown
    assert (await senior.get(address)).status_code == 404
    asked = await submit(senior, page, {"officer": OFFICER_ELSEWHERE.id}, to=f"{page}/accept")
    assert 'name="sure"' in asked.text
    accepted = await post(senior, f"{page}/accept", {"officer": OFFICER_ELSEWHERE.id, "sure": "yes"})
    assert (accepted.status_code, accepted.headers["location"]) == (303, address)
    assert NOTE in (await senior.get(address)).text, "the history of the case goes with it"
    assert (await officer.get(address)).status_code == 404
    row = await Registration.select().where(Registration.id == made.registration).first()
    assert row is not None
    assert (row["office"], row["officer"], row["officer_name"], row["case_number"]) == (
        "71", OFFICER_ELSEWHERE.id, OFFICER_ELSEWHERE.name, made.case_number,
    )  # fmt: skip
    check_ins = await CheckIn.select(CheckIn.office, CheckIn.officer).where(CheckIn.person == made.person)
    assert check_ins == [{"office": "71", "officer": OFFICER_ELSEWHERE.id}]
    assert {item.kind for item in await queue(OFFICER_ELSEWHERE)} == {"enrol", "residence", "transfer_received"}
    assert not list(await queue(OFFICER))
    assert await told(made.person, "supervision_for_biometrics") == 1
    assert await told(made.person, "case_transferred_for_reintegration") == 1
    assert await Audit.count().where(Audit.action == "transfer_accepted", Audit.about == made.person) == 1


async def test_who_decides_on_an_offer_reads_its_documents_and_no_others(made: Registered, signed_in: SignedIn) -> None:
    number = await offered(made)
    paper = await attached(made.person, photograph("Permission 12"), subject=Subject("transfer", number))
    other = await attached(made.person, photograph("Medical record"))
    page, before = f"/transfers/{number}", Audit.count().where(Audit.action == "attachment_read", Audit.about == made.person)
    senior = await signed_in("probation", "senior-elsewhere")
    shown = (await senior.get(page)).text
    assert "Permission 12" in shown
    assert "Medical record" not in shown
    assert "not checked for viruses" in (await senior.get(f"{page}/documents/{paper}")).text
    taken = await senior.get(f"{page}/documents/{paper}?warned=yes")
    assert (taken.status_code, taken.headers["content-type"]) == (200, "image/jpeg")
    assert await before == 1
    assert (await senior.get(f"{page}/documents/{other}?warned=yes")).status_code == 404
    assert (await senior.get(f"/people/{made.person}/documents/{paper}/file?warned=yes")).status_code == 404
    officer = await signed_in("probation", "officer-elsewhere")
    assert (await officer.get(f"{page}/documents/{paper}?warned=yes")).status_code in (403, 404)
    await end(number, "refuse", "Not here", by=SENIOR_ELSEWHERE, now=NOW)
    assert (await senior.get(f"{page}/documents/{paper}?warned=yes")).status_code == 404, "after the answer nothing is shown any more"


async def kept_by_the_old_office(number: UUID, signed_in: SignedIn) -> str:
    """What its senior officer reads of a case that was given away."""
    reader = await signed_in("probation", "senior")
    return (await reader.get(f"/transfers/{number}")).text


@pytest.mark.parametrize("stays", ["transferred", "third"])
async def test_what_is_merged_later_in_the_new_office_changes_nothing_for_the_old_one(
    stays: str, made: Registered, register: Register, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    number = await offered(made)
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    third = await register(person(None, family_name="Fictional", given_name="Perssen", office="71"), by=OFFICER_ELSEWHERE)
    await add_note(third.person, "Of a third record", by=OFFICER_ELSEWHERE, now=NOW - timedelta(minutes=1))
    fixed_clock.move_to(NOW + timedelta(minutes=5))
    survivor, retired = (made.person, third.person) if stays == "transferred" else (third.person, made.person)
    await merged(survivor, retired, asked_by=OFFICER_ELSEWHERE, by=SENIOR_ELSEWHERE, now=NOW + timedelta(minutes=3))
    text = await kept_by_the_old_office(number, signed_in)
    assert NOTE in text
    assert "Of a third record" not in text


async def test_the_history_of_a_record_that_was_merged_before_stays_with_the_old_office_too(
    made: Registered, register: Register, signed_in: SignedIn
) -> None:
    double = await register(person(None, family_name="Fictional", given_name="Persson"), by=OFFICER)
    await add_note(double.person, "Of the second record", by=OFFICER, now=NOW)
    await merged(made.person, double.person)
    number = await offered(made)
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    text = await kept_by_the_old_office(number, signed_in)
    assert NOTE in text
    assert "Of the second record" in text


async def test_the_old_office_keeps_its_history_and_reads_nothing_new(
    made: Registered, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    number = await offered(made)
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    fixed_clock.move_to(NOW + timedelta(minutes=5))
    await add_note(made.person, "Written by the new officer", by=OFFICER_ELSEWHERE, now=NOW + timedelta(minutes=1))
    for login in ("officer", "senior"):
        reader = await signed_in("probation", login)
        shown = (await reader.get(f"/transfers/{number}")).text
        assert NOTE in shown, login
        assert "Written by the new officer" not in shown, login
        assert "Fictional Person" in (await reader.get("/transfers?state=past")).text
        for part in ("", "/zones", "/biometrics", "/restriction", "/transfer", "/officer", "/movements", "/access"):
            assert (await reader.get(f"/people/{made.person}{part}")).status_code in (403, 404), (login, part)
        assert "Fictional Person" not in (await reader.get("/people")).text
    new = await signed_in("probation", "officer-elsewhere")
    assert "Fictional Person" in (await new.get("/people")).text
    assert (await new.get(f"/people/{made.person}/transfer")).status_code == 200


async def test_two_officers_accept_at_once_and_one_gets_it(made: Registered) -> None:
    number = await offered(made)
    other = Owner(SENIOR_ELSEWHERE.id, SENIOR_ELSEWHERE.name, "71")
    results = await asyncio.gather(
        *(accept(number, to, by=SENIOR_ELSEWHERE, now=NOW) for to in (TO, other)), return_exceptions=True
    )  # fmt: skip
    assert sorted(type(each).__name__ for each in results) == ["NotPossible", "bool"]
    winner = (TO, other)[results.index(True)]
    assert await Registration.select(Registration.officer) == [{"officer": winner.id}]
    assert await told(made.person, "supervision_for_biometrics") == 1


async def test_who_asked_sees_the_request_and_not_whose_case_it_is_until_it_is_offered(made: Registered, signed_in: SignedIn) -> None:
    for iin in (IIN, OTHER_IIN):
        await ask_for_transfer(iin, WHY, by=OFFICER_ELSEWHERE, now=NOW)
    asker = await signed_in("probation", "officer-elsewhere")
    shown = (await asker.get("/transfers")).text
    assert shown.count(IIN) == shown.count(OTHER_IIN) == 1
    addresses = [part.partition('"')[0] for part in shown.split('href="/transfers/')[1:] if not part.startswith("new")]
    pages = [(await asker.get(f"/transfers/{each}")).text.partition("<main")[2].partition("</main>")[0] for each in addresses]
    assert len({page.replace(IIN, "").replace(OTHER_IIN, "").replace(each, "") for page, each in zip(pages, addresses, strict=True)}) == 1
    officer = await signed_in("probation", "officer")
    (item,) = [each for each in await queue(OFFICER) if each.kind == "transfer"]
    page = (await officer.get(f"/queue/{item.id}")).headers["location"]
    assert WHY in (await officer.get(page)).text
    assert (await submit(officer, page, {"reason": WHY, "document": DOCUMENT}, to=f"{page}/agree")).status_code == 303
    assert "Fictional Person" in (await asker.get("/transfers")).text
    assert (await post(asker, f"{page}/accept", {"officer": OFFICER_ELSEWHERE.id, "sure": "yes"})).status_code == 403
    assert await Registration.select(Registration.office) == [{"office": "75"}]


async def test_a_request_is_refused_with_a_reason_that_the_asker_reads(made: Registered, signed_in: SignedIn) -> None:
    await ask_for_transfer(IIN, WHY, by=OFFICER_ELSEWHERE, now=NOW)
    officer = await signed_in("probation", "officer")
    (number,) = await fetch_values(DB, "SELECT id FROM probation.transfer")
    page = f"/transfers/{number}"
    assert (await submit(officer, page, {"answer": "no"}, to=f"{page}/refuse")).status_code == 422
    assert (await submit(officer, page, {"answer": "The term ends this week"}, to=f"{page}/refuse")).status_code == 303
    asker = await signed_in("probation", "officer-elsewhere")
    assert "The term ends this week" in (await asker.get(page)).text
    assert "Fictional Person" not in (await asker.get(page)).text
    again = await submit(officer, page, {"answer": "The term ends this week"}, to=f"{page}/refuse")
    assert again.status_code == 409
    assert not [each for each in await queue(OFFICER) if each.kind == "transfer"]


async def test_each_side_takes_its_own_back(made: Registered, signed_in: SignedIn) -> None:
    await ask_for_transfer(IIN, WHY, by=OFFICER_ELSEWHERE, now=NOW)
    (number,) = await fetch_values(DB, "SELECT id FROM probation.transfer")
    asker = await signed_in("probation", "officer-elsewhere")
    await asker.get("/transfers")
    assert 'name="sure"' in (await post(asker, f"/transfers/{number}/withdraw")).text
    assert (await post(asker, f"/transfers/{number}/withdraw", {"sure": "yes"})).status_code == 303
    assert await state(number) == "withdrawn"
    number = await offered(made)
    assert (await post(asker, f"/transfers/{number}/withdraw", {"sure": "yes"})).status_code == 404
    await end(number, "withdraw", "", by=OFFICER, now=NOW)
    assert await state(number) == "withdrawn"
    assert not [each for each in await queue(SENIOR_ELSEWHERE) if each.kind == "transfer_offer"]
    with pytest.raises(NotPossible):
        await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)


async def test_nobody_outside_the_two_offices_finds_it(made: Registered, signed_in: SignedIn) -> None:
    await make_account(COLLEAGUE_OFFICER)
    number = await offered(made)
    for login in ("another-officer", "officer-elsewhere"):
        reader = await signed_in("probation", login)
        assert (await reader.get(f"/transfers/{number}")).status_code == 404
        assert "Fictional Person" not in (await reader.get("/transfers")).text
    auditor = await signed_in("probation", "auditor")
    assert (await auditor.get(f"/transfers/{number}")).status_code == 403


async def test_an_answer_is_reminded_of_and_ends_by_itself(made: Registered, fixed_clock: FixedClock) -> None:
    number = await offered(made)
    await jobs.remind_and_expire({})
    (item,) = [each for each in await queue(SENIOR_ELSEWHERE) if each.kind == "transfer_offer"]
    assert (item.escalation, item.due_at) == (0, NOW + DAYS)
    fixed_clock.move_to(NOW + DAYS - timedelta(days=law.number("transfer.reminder", TODAY)))
    await jobs.remind_and_expire({})
    assert [each.escalation for each in await queue(SENIOR_ELSEWHERE) if each.kind == "transfer_offer"] == [1]
    fixed_clock.move_to(NOW + DAYS)
    with pytest.raises(NotPossible):
        await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW + DAYS)
    await jobs.remind_and_expire({})
    assert await state(number) == "expired"
    assert [each.reason for each in await queue(OFFICER) if each.kind == "transfer_answer"] == ["transfer_expired 71"]


async def test_a_closed_person_is_registered_anew_after_a_transfer_and_old_notes_stay(made: Registered, signed_in: SignedIn) -> None:
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    form = registration_form(iin=IIN, region="71")
    new = await signed_in("probation", "officer-elsewhere")
    assert (await submit(new, "/people/new", form)).status_code == 409
    number = await offered(made)
    assert not await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW + timedelta(minutes=1))
    assert await Registration.select(Registration.office) == [{"office": "75"}], "the closed case stays with its office"
    assert (await submit(new, "/people/new", form)).status_code == 200
    shown = (await new.get(f"/people/{made.person}")).text
    assert "Fictional Person" in shown
    assert NOTE not in shown
    assert NOTE in (await (await signed_in("probation", "auditor")).get(f"/people/{made.person}")).text
    assert NOTE in (await (await signed_in("probation", "officer")).get(f"/transfers/{number}")).text


async def test_a_second_offer_leads_to_the_first_and_a_second_request_adds_nothing(made: Registered, signed_in: SignedIn) -> None:
    number = await offered(made)
    officer = await signed_in("probation", "officer")
    assert (await officer.get(f"/people/{made.person}/transfer")).headers["location"] == f"/transfers/{number}"
    for _ in range(2):
        await ask_for_transfer(IIN, WHY, by=SENIOR_ELSEWHERE, now=NOW)
    assert await fetch_values(DB, "SELECT count(*) FROM probation.transfer WHERE state = 'asked'") == [1]
    with pytest.raises(NotPossible):
        await agree(number, WHY, DOCUMENT, by=OFFICER, now=NOW)


WRONG = [({"office": "75"}, "office"), ({"office": ""}, "office"), ({"reason": "short"}, "reason"), ({"document": ""}, "document")]


@pytest.mark.parametrize(("changed", "field"), WRONG)
async def test_a_wrong_offer_says_what_is_wrong(changed: dict[str, str], field: str, made: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, f"/people/{made.person}/transfer", {"office": "71", "reason": WHY, "document": DOCUMENT, **changed})
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert not await fetch_values(DB, "SELECT id FROM probation.transfer")


async def test_a_covered_week_before_does_not_stay_with_who_covered(made: Registered, signed_in: SignedIn) -> None:
    await make_account(COLLEAGUE_OFFICER)
    since, until = NOW - timedelta(days=7), NOW + timedelta(days=1)
    await arrange_cover(OFFICER.id, COLLEAGUE_OFFICER.id, since=since, until=until, reason="leave", by=SENIOR, now=NOW)
    covering = await signed_in("probation", "another-officer")
    page = f"/people/{made.person}/transfer"
    sent: httpx.Response = await submit(covering, page, {"office": "71", "reason": WHY, "document": DOCUMENT})
    assert sent.status_code == 303, "who stands in offers the case in their own name"
    number = UUID(sent.headers["location"].rsplit("/", 1)[1])
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    assert (await covering.get(f"/people/{made.person}")).status_code == 404
    assert "Demo Another officer" in (await (await signed_in("probation", "officer")).get(f"/transfers/{number}")).text
